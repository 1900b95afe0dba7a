"""What did a person begin to fill in? It is not saved yet, and theirs alone."""
