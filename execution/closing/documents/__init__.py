"""What is printed of a closed activity: its report (LPJ) and its official record."""

from execution.closing.documents.record import official_record
from execution.closing.documents.report import activity_report

__all__ = ["activity_report", "official_record"]
