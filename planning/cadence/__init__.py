"""How often in a year each form of cooperation is meant, and how often planned."""
