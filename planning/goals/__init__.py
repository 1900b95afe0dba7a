"""What the school wants to reach with its parents this year."""
