"""What waits for the humas lead and the principal today."""
