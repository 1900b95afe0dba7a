"""Which kinds of proof there are, and which of them tell of families."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from data.calendar import SchoolYear
from data.few import shared_one
from data.language import N_, in_long, in_number, say, say_many
from data.record import Term
from evaluation.review.models import Scope
from planning.activities.models import EvidenceKind

E = EvidenceKind


class ProofKind(Term):
    """What kind of paper, picture or record proves something to an accreditor."""

    PROGRAMME = "work_programme", N_("Work programme")
    CALENDAR = "calendar", N_("Calendar of activities")
    DECREE = E.DECREE.value, E.DECREE.label
    INVITATION = E.INVITATION.value, E.INVITATION.label
    INFORMATION = "information", N_("Information letter")
    SUMMONS = "summons", N_("Letters about one pupil (number)")
    ATTENDANCE = E.ATTENDANCE.value, E.ATTENDANCE.label
    RECAP = E.RECAP.value, E.RECAP.label
    MINUTES = E.MINUTES.value, E.MINUTES.label
    RECORD = E.RECORD.value, E.RECORD.label
    PHOTO = E.PHOTO.value, E.PHOTO.label
    VIDEO = "video", N_("Video")
    MATERIAL = E.MATERIAL.value, E.MATERIAL.label
    QUESTIONNAIRE = E.QUESTIONNAIRE.value, E.QUESTIONNAIRE.label
    REPORT = E.REPORT.value, E.REPORT.label
    COST_PLAN = "cost_plan", N_("Cost plan (RAB)")
    RECEIPT = E.RECEIPT.value, E.RECEIPT.label
    SUPPORT = "partner_support", N_("Aid and donations received")
    AGREEMENT = E.AGREEMENT.value, E.AGREEMENT.label
    VISIT_REPORT = E.VISIT_REPORT.value, E.VISIT_REPORT.label
    CONSULTATION = "consultation", N_("Consultations (number)")
    LIAISON_BOOK = "liaison_book", N_("Home–school notebook")
    FOLLOW_UP = "follow_up", N_("Findings adopted in the plan")
    REVIEW = "review", N_("Principal's reviews")
    MONITORING = "monitoring", N_("Monitoring notes")
    ANNUAL_REPORT = "annual_report", N_("Annual report")
    CERTIFICATE = E.CERTIFICATE.value, E.CERTIFICATE.label
    PUBLICATION = E.PUBLICATION.value, E.PUBLICATION.label
    MESSAGE = "message", N_("WhatsApp screenshot")
    OTHER = "other", N_("Other proof")


OF_THE_YEAR: Final = frozenset(
    {
        ProofKind.PROGRAMME,
        ProofKind.CALENDAR,
        ProofKind.SUMMONS,
        ProofKind.SUPPORT,
        ProofKind.VISIT_REPORT,
        ProofKind.CONSULTATION,
        ProofKind.LIAISON_BOOK,
        ProofKind.FOLLOW_UP,
        ProofKind.REVIEW,
        ProofKind.MONITORING,
    }
)
"""What the records hold of a year as a whole: it needs no condition to be found."""

COUNTS_ONLY: Final = frozenset(
    {
        ProofKind.SUMMONS,
        ProofKind.VISIT_REPORT,
        ProofKind.CONSULTATION,
        ProofKind.LIAISON_BOOK,
    }
)
"""Of these only a number is shown: which families they are of is nobody's to know."""


def proof_name(
    kind: ProofKind, school_year: int, counted: int, title: str, activity: str | None
) -> str:
    """Return what a proof is called: its own words, its activity, or its year.

    Of what tells of families only the number, and of fewer than five not even that.
    """
    year = str(SchoolYear(start=school_year))
    if kind in COUNTS_ONLY and not title:
        return f"{say(kind.label)} {year}: {shared_one(counted)}"
    if kind is ProofKind.PROGRAMME and not title:
        many = say_many("{count} version", "{count} versions", counted)
        return f"{say(kind.label)} {year} ({many})"
    if activity is None and not title and kind is ProofKind.MINUTES:
        return f"{say(kind.label)} {year}"
    if activity is None and not title:
        return f"{say(kind.label)} {year}: {in_number(counted)}"
    if not activity or activity.lower() in title.lower():
        return title
    return f"{title} · {activity}" if title else activity


def review_name(record: str, school_year: int, counted: int, scope: str) -> str:
    """Return what the review of a semester or year is called, or a year's answers.

    Empty where the record is neither.
    """
    year = str(SchoolYear(start=school_year))
    if record == "year_review":
        part = next(one for one in Scope if one.value == scope)
        return f"{say(ProofKind.REVIEW.label)} {year}: {say(part.label)}"
    if record == "review_answer":
        count = in_number(counted)
        return say("Answers to reviews {year}: {count}", year=year, count=count)
    return ""


def is_of_year_only(record: str, day: date) -> bool:
    """Whether of a proof only its year is told: recognitions may have no day."""
    return record == "recognition" and (day.month, day.day) == (1, 1)


def proof_day(record: str, day: date) -> str:
    """Return the day of the fact in words; of some proofs only the year is known."""
    return str(day.year) if is_of_year_only(record, day) else in_long(day)


SHORT: Final[Mapping[ProofKind, str]] = {
    ProofKind.PROGRAMME: N_("Programme"),
    ProofKind.CALENDAR: N_("Calendar"),
    ProofKind.DECREE: N_("SK"),
    ProofKind.INVITATION: N_("Invitation"),
    ProofKind.INFORMATION: N_("Notice"),
    ProofKind.SUMMONS: N_("Summons"),
    ProofKind.ATTENDANCE: N_("Attendance"),
    ProofKind.RECAP: N_("Recap"),
    ProofKind.MINUTES: N_("Minutes"),
    ProofKind.RECORD: N_("Official record"),
    ProofKind.PHOTO: N_("Photos"),
    ProofKind.VIDEO: N_("Video"),
    ProofKind.MATERIAL: N_("Material"),
    ProofKind.QUESTIONNAIRE: N_("Questionnaire"),
    ProofKind.REPORT: N_("LPJ"),
    ProofKind.COST_PLAN: N_("RAB"),
    ProofKind.RECEIPT: N_("Receipts"),
    ProofKind.SUPPORT: N_("Aid"),
    ProofKind.AGREEMENT: N_("MoU"),
    ProofKind.VISIT_REPORT: N_("Visits"),
    ProofKind.CONSULTATION: N_("Consultation"),
    ProofKind.LIAISON_BOOK: N_("Notebook"),
    ProofKind.FOLLOW_UP: N_("Findings"),
    ProofKind.REVIEW: N_("Reviews"),
    ProofKind.MONITORING: N_("Monitoring"),
    ProofKind.ANNUAL_REPORT: N_("Annual report"),
    ProofKind.CERTIFICATE: N_("Certificate"),
    ProofKind.PUBLICATION: N_("Publication"),
    ProofKind.MESSAGE: N_("WhatsApp"),
    ProofKind.OTHER: N_("Other"),
}
"""What kinds are called above the columns of the matrix."""
