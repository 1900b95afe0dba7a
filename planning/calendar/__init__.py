"""The year on one screen, and moving an activity to another day."""
