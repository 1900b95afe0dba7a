"""What the school asks, whom it asks, and how the answers come back."""
