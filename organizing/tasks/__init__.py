"""Who does what until when, before and after an activity."""
