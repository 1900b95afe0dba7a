"""Who came for each pupil? Asked pupil by pupil, or counted."""
