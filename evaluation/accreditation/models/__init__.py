"""What an instrument of accreditation is, what proves its items, and what is a gap."""

from evaluation.accreditation.models.evidence import (
    ADDRESS,
    Evidence,
    EvidenceDraft,
    EvidenceStep,
    ProofLink,
    ProofSource,
)
from evaluation.accreditation.models.instrument import (
    MONTHS,
    NOTHING,
    Certainty,
    Earlier,
    Expected,
    Heading,
    Hint,
    Instrument,
    InstrumentChoice,
    Item,
    ItemWording,
    ItemWordingDraft,
    OwnInstrument,
    freely,
)
from evaluation.accreditation.models.kinds import (
    COUNTS_ONLY,
    OF_THE_YEAR,
    ProofKind,
)
from evaluation.accreditation.models.standing import (
    REPORTING,
    HintFact,
    Standing,
)

__all__ = [
    "ADDRESS",
    "COUNTS_ONLY",
    "MONTHS",
    "NOTHING",
    "OF_THE_YEAR",
    "REPORTING",
    "Certainty",
    "Earlier",
    "Evidence",
    "EvidenceDraft",
    "EvidenceStep",
    "Expected",
    "Heading",
    "Hint",
    "HintFact",
    "Instrument",
    "InstrumentChoice",
    "Item",
    "ItemWording",
    "ItemWordingDraft",
    "OwnInstrument",
    "ProofKind",
    "ProofLink",
    "ProofSource",
    "Standing",
    "freely",
]
