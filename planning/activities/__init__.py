"""What will be done for a goal: when, with whom, how, and how success is judged."""
