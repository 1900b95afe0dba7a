"""Which letters go to parents, and what they say."""
