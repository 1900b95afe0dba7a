"""What last year taught, and what this plan does with it."""
