"""The year's plan as a whole: where it stands, and whether it may be changed now."""
