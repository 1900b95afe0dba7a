"""What became of what the year taught: decided, done, and whether it got better."""
