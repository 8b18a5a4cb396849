"""People and programmes at the door: signing in, joining, keys, links, and what is written down about it."""
