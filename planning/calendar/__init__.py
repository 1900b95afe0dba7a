"""The year on one screen: when is what, how often, and what moves along."""
