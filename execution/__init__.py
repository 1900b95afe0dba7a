"""What really happened."""
