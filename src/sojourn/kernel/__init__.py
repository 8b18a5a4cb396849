"""What every room stands on: errors, time, ids. Knows the standard library and pydantic only."""
