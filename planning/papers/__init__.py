"""The plan on paper: the work programme to sign, and an activity's proposal."""
