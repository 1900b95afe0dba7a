"""What is sent by hand this week: a digest for each person and committee."""
