"""The principal's signed judgement of each activity."""
