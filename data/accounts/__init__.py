"""Who may come in: accounts, passwords, and sessions that can be ended."""
