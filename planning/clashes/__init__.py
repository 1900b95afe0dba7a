"""What the day of an activity clashes with: holidays, exams, families, people."""
