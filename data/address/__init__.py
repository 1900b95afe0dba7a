"""Under which address do phones reach this server? Kept once it was confirmed."""
