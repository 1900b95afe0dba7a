"""Next year's plan from this one: which activities, on which dates."""
