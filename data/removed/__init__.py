"""What somebody has just taken out by mistake, and can bring back at once."""
