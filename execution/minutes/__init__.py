"""What meetings said and decided, on paper, and what came of their decisions."""
