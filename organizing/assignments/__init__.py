"""Who has which task of a committee, until when, and what nobody has yet."""
