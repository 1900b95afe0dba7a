"""What the year's goals and activities came from."""
