"""What goals and activities come from, and starting them from it."""
