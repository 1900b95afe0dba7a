"""Which kinds of proof there are, and which of them tell of families."""

from typing import Final

from data.language import N_
from data.record import Term
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
