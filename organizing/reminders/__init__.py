"""Reminders of the coming week, as texts that a person sends."""
