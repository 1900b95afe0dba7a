"""Which forms, months, grades and goals the plan reaches, and which not."""
