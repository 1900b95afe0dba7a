"""Whose families came, when, where and how often? Class by class, slot by slot."""
