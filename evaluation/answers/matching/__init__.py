"""What do the columns and rows of a file mean? Proposed, confirmed, understood."""

from evaluation.answers.matching.columns import items_from, proposed
from evaluation.answers.matching.rows import Known, understood

__all__ = ["Known", "items_from", "proposed", "understood"]
