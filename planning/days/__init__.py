"""Which days are off, taken by exams, breaks or Ramadan, and what clashes with them."""
