"""The documentation of activities: photos and files, by activity and by year."""
