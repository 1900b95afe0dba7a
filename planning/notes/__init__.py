"""What the principal wants mended in the year's plan, and what was answered."""
