"""What became of an activity: closed in one form, half-done until it is whole."""
