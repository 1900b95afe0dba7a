"""How does somebody without an account reach their tasks? By a personal link."""
