"""What the plan costs, from which source and fiscal year, and what was spent."""
