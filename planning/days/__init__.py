"""Which days are off, examined or fasting, and what of the plan clashes."""
