"""The plan on paper, as DOCX: the work programme, and an activity's proposal."""

from planning.papers.documents.programme import work_programme
from planning.papers.documents.proposal import proposal

__all__ = ["proposal", "work_programme"]
