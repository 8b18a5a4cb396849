"""What goes out of the workspace to other machines. The only room that calls addresses."""
