"""All activities of the year on one list: found, changed and copied fast."""
