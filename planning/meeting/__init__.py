"""The annual meeting that opens the plan: who took part, what was decided."""
