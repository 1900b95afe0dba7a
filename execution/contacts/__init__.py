"""What school and a family tell each other in confidence, and what comes of it."""
