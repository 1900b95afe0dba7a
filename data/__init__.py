"""The shared ground: records, the school, people, dates, money, words and looks."""
