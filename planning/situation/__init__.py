"""Where the school stands before it plans: problems, indicators, own view."""
