"""Who asks, and what they may do. Pure: knows nothing of accounts, cookies or addresses."""
