"""MAP: the journey as data, its validation, exchange formats and pictures."""
