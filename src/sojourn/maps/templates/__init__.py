"""Journeys to begin with: one YAML document a template and language, and what is told about them in a list."""
