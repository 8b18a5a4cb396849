"""The `sojourn` command: one file a command. Prints and exits, nothing else; everything is imported when it is used."""
