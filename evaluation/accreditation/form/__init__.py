"""The forms of accreditation: proof, what it serves, and instruments."""
