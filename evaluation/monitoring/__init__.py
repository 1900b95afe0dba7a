"""What of the year will miss its standard, and why, while it can still be mended."""
