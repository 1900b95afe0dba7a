"""Which days are off, and when exams, breaks and Ramadan are."""
