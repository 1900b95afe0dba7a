"""The year on paper, as DOCX: for the principal, for parents, and on one page."""

from evaluation.reports.documents.annual import annual_report
from evaluation.reports.documents.semester import semester_report
from evaluation.reports.documents.summary import summary

__all__ = ["annual_report", "semester_report", "summary"]
