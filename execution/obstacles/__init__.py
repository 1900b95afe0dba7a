"""What hinders the year's work and what helps: raised, acted on, resolved, judged."""
