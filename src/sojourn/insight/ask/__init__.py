"""The questions of `ask`: one file a question, each one Ibis expression over the events table, each a typed Answer."""
