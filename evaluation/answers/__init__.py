"""What did those who were asked say? Answers of others' files, and what came of all."""
