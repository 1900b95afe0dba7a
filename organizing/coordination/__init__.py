"""What is open, with whom, and what is at risk? The coordinator's view."""
