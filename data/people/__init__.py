"""Who works with the school's parents: teachers, staff, parents, komite, partners."""
