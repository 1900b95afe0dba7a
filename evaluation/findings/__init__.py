"""What the year taught the school, and what the next plan made of it."""
