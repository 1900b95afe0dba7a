"""What is still open when a school year ends, and how the year is closed."""
