"""How a record of any page becomes a finding or a follow-up: links to their forms."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from data.arising import Arising
from data.duties import Duty
from data.language import say
from data.ui.desk import Desk
from data.ui.links import Way, link, ways_beside

PATH: Final = "tindak-lanjut"
"""Where findings and follow-ups are."""

NAMES: Final[Mapping[str, Arising]] = {
    "penilaian": Arising.REVIEW,
    "keputusan": Arising.DECISION,
    "kendala": Arising.OBSTACLE,
    "angket": Arising.QUESTIONNAIRE,
    "kontak": Arising.CONTACTS,
    "kehadiran": Arising.ATTENDANCE,
    "pemantauan": Arising.MONITORING,
    "akreditasi": Arising.ACCREDITATION,
    "temuan": Arising.FINDING,
}
"""How the address names what a finding or a follow-up arises from."""

FINDING: Final = "temuan"
FOLLOW_UP: Final = "rtl"
"""What it becomes, as the address says it; also how it names one that is there."""


def finding_way(desk: Desk, source: Arising, source_id: UUID) -> list[Way]:
    """Return the way to note a finding from a record; none for who may not now."""
    if not desk.may_now(Duty.NOTE_FINDINGS):
        return []
    return [Way(say("Make it a finding"), _url(desk, source, source_id, FINDING))]


def follow_up_way(desk: Desk, source: Arising, source_id: UUID) -> list[Way]:
    """Return the way to give a follow-up from a record; none for who may not now."""
    if not desk.may_now(Duty.KEEP_MINUTES):
        return []
    return [Way(say("Make it a follow-up"), _url(desk, source, source_id, FOLLOW_UP))]


def offer_becoming(desk: Desk, source: Arising, source_id: UUID) -> None:
    """Offer both, beside each other, to who may now."""
    of = (desk, source, source_id)
    if shown := [*finding_way(*of), *follow_up_way(*of)]:
        ways_beside(shown)


def _url(desk: Desk, source: Arising, source_id: UUID, becomes: str) -> str:
    name = next(name for name, kind in NAMES.items() if kind is source)
    return link(desk, PATH, dari=name, id=source_id, jadi=becomes)
