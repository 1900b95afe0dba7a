"""Keeping the files that people hand in."""
