"""Numbers of letters by the school's pattern, and their register."""
