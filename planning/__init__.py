"""What the school intends with its parents this year, and why."""
