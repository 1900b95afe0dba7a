"""What each figure of the year means: every formula, in one place."""
