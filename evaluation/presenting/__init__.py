"""How is the year shown on a wall? To those who come to the annual meeting."""
