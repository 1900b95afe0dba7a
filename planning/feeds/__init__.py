"""The year as a calendar file, and the addresses that calendars subscribe to."""
