"""The handbook: each person's year, each page's part, and what is new."""
