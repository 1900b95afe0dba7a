"""A proof that the records do not hold: what it is, and how far it came."""

import re
from datetime import date, datetime
from typing import Final, Self
from uuid import UUID

from data.errors import HumasError, NotAllowed, Refused
from data.language import N_
from data.record import KeptRecord, Record, Term, Text, Title, Words
from evaluation.accreditation.models.kinds import ProofKind


class ProofSource(Term):
    """How a proof was won; assessors lay several beside each other."""

    DOCUMENT = "document", N_("Document")
    PHOTO = "photo", N_("Photo")
    VIDEO = "video", N_("Video")
    LINK = "link", N_("Link")
    INTERVIEW = "interview", N_("Interview")
    OBSERVATION = "observation", N_("Observation")
    QUESTIONNAIRE = "questionnaire", N_("Questionnaire")


class EvidenceStep(Term):
    """How far a proof came."""

    DRAFT = "draft", N_("Draft")
    COMPLETE = "complete", N_("Complete")
    VERIFIED = "verified", N_("Verified")


class EvidenceDraft(Record):
    """What a person says about a proof that the records do not hold."""

    kind: ProofKind
    title: Title
    happened_on: date
    source: ProofSource = ProofSource.DOCUMENT
    address: Words = ""
    note: Text = ""
    activity_id: UUID | None = None
    is_sensitive: bool = False

    def refusal(self, today: date) -> HumasError | None:
        """Return why it cannot be kept, or None."""
        if self.happened_on > today:
            return Refused(
                N_("{day} has not come yet. Enter the day of the fact."),
                day=self.happened_on,
            )
        if self.address and not ADDRESS.fullmatch(self.address):
            return Refused(
                N_(
                    "“{address}” is no address. Begin with https:// and copy it whole "
                    "from the browser."
                ),
                address=self.address,
            )
        if self.source is ProofSource.LINK and not self.address:
            return Refused(N_("A link needs its address. Copy it from the browser."))
        return None


ADDRESS: Final = re.compile(r"https?://[^\s/?#\"'<>\\]+\.[^\s\"'<>\\]+")


class Evidence(
    EvidenceDraft,
    KeptRecord,
    table="evidence",
    fixed=("school_year", "made_at", "made_by"),
    missing=N_("This proof is not there any more."),
):
    """A proof that a person handed in, and how far it came."""

    id: UUID
    school_year: int
    step: EvidenceStep = EvidenceStep.DRAFT
    made_at: datetime
    made_by: UUID
    verified_at: datetime | None = None
    verified_by: UUID | None = None
    version: int = 1

    def link(self, instrument: str, code: str) -> "ProofLink":
        """Return that it serves an item."""
        return ProofLink(
            instrument=instrument,
            code=code,
            kind=self.kind,
            record=Evidence.table.name,
            record_key=str(self.id),
            serves=True,
        )

    def unverified(self, *, has_file: bool = False) -> Self:
        """Return it as it stands once something of it changed."""
        is_draft = self.step is EvidenceStep.DRAFT and not has_file
        step = EvidenceStep.DRAFT if is_draft else EvidenceStep.COMPLETE
        facts = {"step": step, "verified_at": None, "verified_by": None}
        return self.model_copy(update=facts)

    def completing_refusal(self, *, has_proof: bool) -> HumasError | None:
        """Return why it is not complete yet, or None."""
        if has_proof:
            return None
        return Refused(
            N_(
                "“{title}” has neither a file nor an address nor a note yet. Add "
                "what proves it first."
            ),
            title=self.title,
        )

    def verifying_refusal(
        self, by: UUID, *, is_principal: bool, has_proof: bool
    ) -> HumasError | None:
        """Return why this person cannot verify it now, or None."""
        if refusal := self.completing_refusal(has_proof=has_proof):
            return refusal
        if by == self.made_by and not is_principal:
            return NotAllowed(
                N_(
                    "A proof is verified by somebody else than the person who handed "
                    "it in, or by the principal."
                )
            )
        return None


class ProofLink(
    KeptRecord,
    table="proof_link",
    key=("instrument", "code", "kind", "record", "record_key"),
):
    """A person's word that a proof serves an item, or that it does not."""

    instrument: str
    code: str
    kind: ProofKind
    record: str
    record_key: str
    serves: bool
    version: int = 1
