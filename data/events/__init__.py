"""What happened in the school, who did it, and when, in words that people read."""
