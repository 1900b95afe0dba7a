"""The year on paper: for the principal, for parents and the komite, on one page."""
