"""Editing a map by operations on stable ids: what an edit is, what it does, what it undoes, when it comes too late."""
