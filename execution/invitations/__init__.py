"""How letters reached the families, and what they answered."""
