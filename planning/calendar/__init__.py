"""The year on one screen, moving an activity, and the calendars people subscribe to."""
