"""Who prepares an activity: positions with duty, right and responsibility."""
