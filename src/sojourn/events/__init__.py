"""COLLECT: what an event is, and how the columns of a file become events and answers."""
