"""Who stands in for a pupil's parents? Registered with everybody's consent."""
