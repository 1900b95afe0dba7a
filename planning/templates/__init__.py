"""Ready activities to plan from, and the school's own."""
