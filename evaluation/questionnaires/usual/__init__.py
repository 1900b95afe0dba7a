"""The questionnaires that schools begin with, in words of our own.

English here, Indonesian in the catalogue; a school keeps the Indonesian words and
changes them as it likes.
"""
