"""Which proof the school has for each item of its accreditation, and where."""
