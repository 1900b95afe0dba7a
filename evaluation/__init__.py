"""What was reached, and what next year learns from it."""
