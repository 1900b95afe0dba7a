"""Nothing is lost: one file with all records, kept daily, checked, restored."""
