"""Simulated editors: what a page does, in Python, against a real server process."""
