"""What does each member take along? A duty slip with tasks, day and link."""
