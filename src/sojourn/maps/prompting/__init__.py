"""Journeys from a language model that somebody else runs: the prompt to paste, and what its answer is worth."""
