"""Who acts: the person signed in, and what they answer for."""

from uuid import UUID

from data.language import N_
from data.record import Record, Term


class Role(Term):
    """What an account may do."""

    HUMAS_LEAD = "humas_lead", N_("Vice principal for public relations")
    PRINCIPAL = "principal", N_("Principal")
    TEACHER = "teacher", N_("Teacher or guidance counsellor")
    COMMITTEE_MEMBER = "committee_member", N_("Committee member")


class Actor(Record):
    """A signed-in person, as actions and history know them."""

    id: UUID
    name: str
    role: Role
    by_link: bool = False
    """Without an account, by a personal link; the history says so."""
