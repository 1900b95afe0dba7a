"""How often a year each form of cooperation should take place, and is planned."""
