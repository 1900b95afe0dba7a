"""Who does what, by when."""
