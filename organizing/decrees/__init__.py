"""The decree that sets up a committee, as the principal signs it."""
