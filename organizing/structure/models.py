"""Bodies of the school, their positions, who holds them, and who may change that."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field

from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_, say
from data.people.models import Element, Person
from data.record import KeptRecord, Record, Term, Text, Title, Words
from data.school.models import Level

NOTICE_DAYS: Final = 90
"""How long before its end a term is pointed out."""


class BodyKind(Term):
    """What a body is to the school."""

    LEADERSHIP = "leadership", N_("School leadership")
    HUMAS_TEAM = "humas_team", N_("Public relations team")
    SECTION = "section", N_("Section")
    KOMITE = "komite", N_("School committee (komite)")
    PARENTS = "parents", N_("Parents' association (POMG)")
    CLASS_PARENTS = "class_parents", N_("Parents of a class group")
    WORKING_GROUP = "working_group", N_("Working group")
    OTHER = "other", N_("Other body")


MADRASAH: Final = frozenset(level for level in Level if level.is_madrasah)
"""Levels of school under the ministry of religion."""

INDEPENDENT: Final = frozenset({BodyKind.KOMITE, BodyKind.PARENTS})
"""Bodies that work with the school and are not under it."""


class BodyDraft(Record):
    """What a person fills in about a body."""

    kind: BodyKind
    title: Title
    parent_id: UUID | None = None
    class_group_id: UUID | None = None
    statutes: Text = ""
    number: Annotated[int, Field(ge=1, le=99)] = 1


class Body(BodyDraft, KeptRecord, table="body"):
    """A body of the school; a closed one exists no more, its history stays."""

    id: UUID
    closed_on: date | None = None
    version: int = 1

    @property
    def draft(self) -> BodyDraft:
        """What was filled in."""
        return BodyDraft.as_kept(
            **{n: getattr(self, n) for n in BodyDraft.model_fields}
        )


class PositionWords(Record):
    """What everybody in a position knows of it: duty, right and responsibility."""

    duty: Text = ""
    entitlement: Text = ""
    responsibility: Text = ""

    @property
    def words(self) -> list[tuple[str, str]]:
        """The three with what each is called, in the person's language."""
        return [(say(label), getattr(self, name)) for name, label in POSITION_WORDS]


POSITION_WORDS: Final = (
    ("duty", N_("Duty")),
    ("entitlement", N_("Right")),
    ("responsibility", N_("Responsibility")),
)
"""Each of them as a field, and what it is called (a message)."""


class OfficeDraft(PositionWords):
    """What a person fills in about a position."""

    title: Title
    seats: Annotated[int, Field(ge=1, le=99)] = 1


class Office(OfficeDraft, KeptRecord, table="office", fixed=("body_id",)):
    """A position in a body, with so many seats."""

    id: UUID
    body_id: UUID
    number: int
    version: int = 1

    @property
    def draft(self) -> OfficeDraft:
        """What was filled in."""
        return OfficeDraft.as_kept(
            **{n: getattr(self, n) for n in OfficeDraft.model_fields}
        )


class OfficeTermDraft(Record):
    """What a person fills in to appoint somebody; ``element`` is a komite member's."""

    person_id: UUID
    starts_on: date
    ends_on: date | None = None
    term_number: Annotated[int, Field(ge=1, le=99)] = 1
    element: Words = ""


class OfficeTerm(
    OfficeTermDraft, KeptRecord, table="office_term", fixed=("office_id",)
):
    """Who holds a position from when to when; ``left_on``: it ended early."""

    id: UUID
    office_id: UUID
    left_on: date | None = None
    reason: Text = ""
    version: int = 1

    @property
    def draft(self) -> OfficeTermDraft:
        """What was filled in."""
        names = OfficeTermDraft.model_fields
        return OfficeTermDraft.as_kept(**{n: getattr(self, n) for n in names})

    def mended(self, draft: OfficeTermDraft, version: int) -> Self:
        """Return its next version as filled in anew; it ends as agreed again."""
        kept = {"left_on": None, "reason": "", "version": version + 1}
        return self.model_copy(update={**dict(draft), **kept})

    @property
    def last_day(self) -> date | None:
        """The last day in office; None: no end agreed."""
        ends = [day for day in (self.ends_on, self.left_on) if day]
        return min(ends, default=None)

    def covers(self, day: date) -> bool:
        """Whether the position is held on this day."""
        return self.starts_on <= day and (self.last_day is None or day <= self.last_day)

    def ends_soon(self, day: date) -> int | None:
        """Return in how many days it ends, or None where that is not soon."""
        left = (self.last_day - day).days if self.last_day else None
        return left if left is not None and left <= NOTICE_DAYS else None

    def touches(self, first: date, last: date | None) -> bool:
        """Whether the position is held on any day from ``first`` to ``last``."""
        return (last is None or self.starts_on <= last) and (
            self.last_day is None or first <= self.last_day
        )


class HeldTerm(OfficeTerm):
    """A term with the names of its holder, position and body."""

    name: str
    is_active: bool
    person_element: Element
    office_number: int
    office_title: str
    body_id: UUID
    body_kind: BodyKind
    body_title: str


class Post(Record):
    """A position of the tree with those who hold it on the day."""

    office: Office
    holders: tuple[HeldTerm, ...]

    @property
    def vacant(self) -> int:
        """How many seats nobody holds."""
        return max(0, self.office.seats - len(self.holders))


class Branch(Record):
    """A body of the tree, its positions, and the bodies that answer to it."""

    body: Body
    posts: tuple[Post, ...]
    branches: tuple[Self, ...]

    @property
    def is_of_parents(self) -> bool:
        """Whether it is the parents' group of a class group."""
        return self.body.kind is BodyKind.CLASS_PARENTS

    @property
    def is_held(self) -> bool:
        """Whether anybody holds any position of it."""
        return any(post.holders for post in self.posts)


def tree(
    bodies: Sequence[Body], offices: Sequence[Office], terms: Sequence[HeldTerm]
) -> list[Branch]:
    """Return the bodies as a tree, each in the order of its number.

    A body whose superior is not among ``bodies`` stands at the top.
    """
    known = {body.id for body in bodies}

    def below(parent_id: UUID | None) -> Iterable[Branch]:
        for body in bodies:
            above = body.parent_id if body.parent_id in known else None
            if above == parent_id:
                yield Branch(
                    body=body,
                    posts=tuple(_posts(body, offices, terms)),
                    branches=tuple(below(body.id)),
                )

    return list(below(None))


def _posts(
    body: Body, offices: Sequence[Office], terms: Sequence[HeldTerm]
) -> Iterable[Post]:
    for office in offices:
        if office.body_id == body.id:
            holders = tuple(term for term in terms if term.office_id == office.id)
            yield Post(office=office, holders=holders)


def flat(branches: Iterable[Branch]) -> Iterable[tuple[int, Branch]]:
    """Return every branch with its depth, superiors before those below them."""
    for branch in branches:
        yield 0, branch
        for depth, under in flat(branch.branches):
            yield depth + 1, under


def shown_day(year: SchoolYear, today: date) -> date:
    """Return the day a year's structure is shown for: today, or its nearest day."""
    return min(max(today, year.first_day), year.last_day)


# ── why not ──────────────────────────────────────────────────────────────────
def body_refusal(
    draft: BodyDraft, body_id: UUID, bodies: Iterable[Body]
) -> HumasError | None:
    """Return why a body may not be kept so among the others, or None."""
    others = {body.id: body for body in bodies if body.id != body_id}
    if draft.kind is BodyKind.KOMITE:
        komite = [b for b in others.values() if b.kind is draft.kind]
        if any(body.closed_on is None for body in komite):
            return Refused(N_("The school has a komite already; it has only one."))
    above, seen = draft.parent_id, set[UUID]()
    while above and above not in seen:
        if above == body_id:
            return Refused(
                N_("A body cannot answer to itself or to one that answers to it.")
            )
        seen.add(above)
        above = others[above].parent_id if above in others else None
    return None


def closing_refusal(body: Body, open_below: int, held: int) -> HumasError | None:
    """Return why a body cannot be closed, or None.

    ``open_below`` counts bodies that answer to it, ``held`` terms that still run.
    """
    if open_below:
        return Refused(
            N_("Other bodies answer to “{title}”. Close or move them first."),
            title=body.title,
        )
    if held:
        return Refused(
            N_("Somebody still holds a position in “{title}”. End the terms first."),
            title=body.title,
        )
    return None


def removal_refusal(
    office: Office, kind: BodyKind, *, held: int, ever: int
) -> HumasError | None:
    """Return why a position cannot be removed, or None.

    ``held`` counts terms that still run or will, ``ever`` all terms.
    """
    if held:
        return Refused(
            N_("Somebody holds the position “{title}”. End the terms first."),
            title=office.title,
        )
    if ever and kind is BodyKind.KOMITE:
        return Refused(
            N_(
                "“{title}” was held before; the komite's terms are counted, so the "
                "position stays."
            ),
            title=office.title,
        )
    return None


def term_refusal(
    draft: OfficeTermDraft, office: Office, others: Sequence[OfficeTerm]
) -> HumasError | None:
    """Return why a position may not be held so, or None.

    ``others`` are the position's other terms.
    """
    if draft.ends_on and draft.ends_on < draft.starts_on:
        return Refused(N_("A term cannot end before it begins."))
    meanwhile = [t for t in others if t.touches(draft.starts_on, draft.ends_on)]
    if any(term.person_id == draft.person_id for term in meanwhile):
        return Refused(N_("This person holds the position already in that time."))
    if full := _first_full_day(draft, office.seats, meanwhile):
        return Refused(
            N_(
                "On {day} every seat of “{title}” is taken. End a term first, or give "
                "the position more seats."
            ),
            day=full,
            title=office.title,
        )
    return None


def _first_full_day(
    draft: OfficeTermDraft, seats: int, meanwhile: Sequence[OfficeTerm]
) -> date | None:
    """Return the first day of the draft on which no seat is left, or None."""
    begins = {max(term.starts_on, draft.starts_on) for term in meanwhile}
    for day in sorted({draft.starts_on, *begins}):
        if sum(term.covers(day) for term in meanwhile) >= seats:
            return day
    return None


def leaving_refusal(term: OfficeTerm, left_on: date) -> HumasError | None:
    """Return why a term cannot end on this day, or None."""
    if left_on < term.starts_on:
        return Refused(
            N_(
                "The term began on {day}; it cannot end before. Take it back if it "
                "was entered by mistake."
            ),
            day=term.starts_on,
        )
    if term.ends_on and left_on > term.ends_on:
        return Refused(
            N_("The term ends on {day} as agreed; change its dates instead."),
            day=term.ends_on,
        )
    return None


def person_refusal(person: Person) -> HumasError | None:
    """Return why somebody cannot be given a position, or None."""
    if person.is_active:
        return None
    name = person.name
    return Refused(N_("{name} is no longer active in the directory."), name=name)


KOMITE_ELSEWHERE: Final = N_(
    "Members of the komite are seated on the komite's page, which knows its rules."
)


def komite_refusal(kind: BodyKind) -> HumasError | None:
    """Return why a position of this kind of body is not filled here, or None."""
    return Refused(KOMITE_ELSEWHERE) if kind is BodyKind.KOMITE else None
