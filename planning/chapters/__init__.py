"""What the work programme says in words: chapters and legal basis."""
