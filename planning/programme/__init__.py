"""The year's work programme as a whole: drafted, submitted, returned, approved."""
