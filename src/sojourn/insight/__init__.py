"""MEASURE and DIAGNOSE: one file a question, each one Ibis expression over the events table."""
