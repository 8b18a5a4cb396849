"""One file a kind of lane. Each function draws a lane's content from y = 0 and says how high it became."""
