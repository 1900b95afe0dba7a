"""The rules of a school's komite: size, shares, who may sit in it, and for how long.

Source: Permendikbud 75/2016; for madrasah PMA 16/2020, whose numbers are the same.
What is written here says the rules in short; the regulation itself decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import ceil, floor
from typing import Final

from pydantic import Field

from data.errors import HumasError, Refused
from data.language import N_, say
from data.people.models import OF_THE_SCHOOL, Element
from data.record import Record, Term
from data.school.models import Level
from organizing.structure.models import MADRASAH, HeldTerm, OfficeTerm, OfficeTermDraft

SMALLEST: Final = 5
LARGEST: Final = 15
LONGEST_YEARS: Final = 3
MOST_TERMS: Final = 2
CHAIR: Final = 1
"""The number of the chair's position: the komite's first."""

REGULATION: Final = "Permendikbud Nomor 75 Tahun 2016 tentang Komite Sekolah"
MADRASAH_REGULATION: Final = "PMA Nomor 16 Tahun 2020 tentang Komite Madrasah"


def regulation(level: Level) -> str:
    """Return the regulation that a school of this level follows."""
    return MADRASAH_REGULATION if level in MADRASAH else REGULATION


class KomiteElement(Term):
    """Of which part of the community a member of the komite is."""

    PARENT = "parent", N_("Parent or guardian")
    COMMUNITY = "community", N_("Community figure")
    EXPERT = "expert", N_("Education expert")


SHARES: Final[Mapping[KomiteElement, float]] = {
    KomiteElement.PARENT: 0.5,
    KomiteElement.COMMUNITY: 0.3,
    KomiteElement.EXPERT: 0.3,
}
"""The largest share of each element; together they make up the whole."""


class Exclusion(Term):
    """Who may not be a member of the komite."""

    STAFF = "staff", N_("Teacher or staff of this school")
    OWNER = "owner", N_("Owner or organiser of this school")
    VILLAGE = "village", N_("Village government")
    DISTRICT = "district", N_("Leaders' forum of the subdistrict (kecamatan)")
    REGION = "region", N_("Leaders' forum of the region (daerah)")
    PARLIAMENT = "parliament", N_("Member of the regional parliament (DPRD)")
    OFFICIAL = "official", N_("Official of the education authorities")
    PARTY = "party", N_("Officer of a political party, as a community figure")
    PROFESSION = (
        "profession",
        N_("Member of a teachers' professional organisation, as a community figure"),
    )


AS_COMMUNITY_ONLY: Final = frozenset({Exclusion.PARTY, Exclusion.PROFESSION})


class Rule(Term):
    """What the regulation asks, in short."""

    SIZE = "size", N_("A komite has at least 5 and at most 15 members.")
    SHARES = (
        "shares",
        N_(
            "At most 50 % of the members are parents or guardians of active pupils, at "
            "most 30 % community figures and at most 30 % education experts, up to "
            "100 % together, as local conditions allow."
        ),
    )
    ELIGIBLE = (
        "eligible",
        N_(
            "Not eligible: teachers and staff of the school, its owner or organiser, "
            "village government, leaders' forums of subdistrict and region, members of "
            "the DPRD and education officials."
        ),
    )
    TERM = (
        "term",
        N_("A term lasts at most three years; a member may be chosen again once."),
    )
    CHAIR = (
        "chair",
        N_("The chair is preferably a parent or guardian of an active pupil."),
    )
    STATUTES = (
        "statutes",
        N_("A komite draws up its statutes and bylaws (AD/ART)."),
    )


class Weight(Term):
    """How much a remark weighs."""

    ERROR = "error", N_("Error")
    WARNING = "warning", N_("Warning")
    NOTE = "note", N_("Note")


class Remark(Record):
    """Where the komite departs from a rule: a message, its facts, and the rule."""

    rule: Rule
    weight: Weight
    message: str
    facts: Mapping[str, object] = Field(default_factory=dict)

    def said(self) -> str:
        """Return the finished sentence."""
        return say(self.message, **self.facts)


class Composition(Record):
    """How many members a komite has, by element."""

    parents: int
    community: int
    experts: int

    @classmethod
    def of(cls, terms: Iterable[OfficeTerm]) -> "Composition":
        """Count people, each once however many positions they hold."""
        elements = {term.person_id: term.element for term in terms}
        counts = {e: sum(x == e.value for x in elements.values()) for e in SHARES}
        return cls(
            parents=counts[KomiteElement.PARENT],
            community=counts[KomiteElement.COMMUNITY],
            experts=counts[KomiteElement.EXPERT],
        )

    @property
    def size(self) -> int:
        """All members."""
        return self.parents + self.community + self.experts

    def count(self, element: KomiteElement) -> int:
        """Return how many members are of one element."""
        return {
            KomiteElement.PARENT: self.parents,
            KomiteElement.COMMUNITY: self.community,
            KomiteElement.EXPERT: self.experts,
        }[element]

    def share(self, element: KomiteElement) -> float | None:
        """Return an element's share of the members, None where there are none."""
        return self.count(element) / self.size if self.size else None


def most(element: KomiteElement, size: int) -> int:
    """Return how many members of an element a komite of this size has at most."""
    return floor(SHARES[element] * size + 1e-9)


def is_feasible(size: int) -> bool:
    """Whether any composition of this size keeps all three shares to the letter.

    It does not for 5, 6, 9 and 13: the three largest numbers together are fewer than
    the members, such as 2 + 1 + 1 for five.
    """
    return sum(most(element, size) for element in SHARES) >= size


def remarks(members: Sequence[HeldTerm], statutes: str) -> list[Remark]:
    """Return where the komite departs from the rules, the gravest first.

    ``members`` are the terms that run on the day, ``statutes`` number and date of the
    AD/ART.
    """
    composition = Composition.of(members)
    found: list[Remark] = []
    for remark in (
        *_size(composition),
        *_shares(composition),
        *_eligible(members),
        *_terms(members),
        *_chair(members),
        *_statutes(statutes),
    ):
        if remark not in found:
            found.append(remark)
    weights = list(Weight)
    return sorted(found, key=lambda remark: weights.index(remark.weight))


def _size(composition: Composition) -> Iterable[Remark]:
    if not SMALLEST <= composition.size <= LARGEST:
        yield Remark(
            rule=Rule.SIZE,
            weight=Weight.ERROR,
            message=N_("The komite has {count} members; 5 to 15 are allowed."),
            facts={"count": composition.size},
        )


def _shares(composition: Composition) -> Iterable[Remark]:
    size = composition.size
    if not SMALLEST <= size <= LARGEST:
        return
    feasible = is_feasible(size)
    if not feasible:
        yield _infeasible(size)
    for element, share in SHARES.items():
        count = composition.count(element)
        allowed = most(element, size) if feasible else ceil(share * size - 1e-9)
        if count > allowed:
            yield Remark(
                rule=Rule.SHARES,
                weight=Weight.WARNING,
                message=N_(
                    "{element}: {count} of {size} members ({share} %); at most "
                    "{allowed} are allowed ({largest} %)."
                ),
                facts={
                    "element": element,
                    "count": count,
                    "size": size,
                    "share": round(100 * count / size),
                    "allowed": allowed,
                    "largest": round(100 * share),
                },
            )


def _infeasible(size: int) -> Remark:
    parents, community, experts = (most(element, size) for element in SHARES)
    return Remark(
        rule=Rule.SHARES,
        weight=Weight.NOTE,
        message=N_(
            "With {size} members the three shares cannot all be kept to the letter: at "
            "most {parents} + {community} + {experts} = {together} members. Rounding "
            "up is accepted here; {next} members would fit exactly."
        ),
        facts={
            "size": size,
            "parents": parents,
            "community": community,
            "experts": experts,
            "together": parents + community + experts,
            "next": next(n for n in range(size + 1, LARGEST + 1) if is_feasible(n)),
        },
    )


def _eligible(members: Sequence[HeldTerm]) -> Iterable[Remark]:
    for member in members:
        if member.person_element in OF_THE_SCHOOL:
            yield Remark(
                rule=Rule.ELIGIBLE,
                weight=Weight.ERROR,
                message=N_("{name} is now in the directory as: {element}."),
                facts={"name": member.name, "element": member.person_element},
            )


def _terms(members: Sequence[HeldTerm]) -> Iterable[Remark]:
    for member in members:
        if message := _length_message(member):
            facts: dict[str, object] = {"name": member.name}
            if member.last_day:
                facts |= {"first": member.starts_on, "last": member.last_day}
            yield Remark(
                rule=Rule.TERM, weight=Weight.WARNING, message=message, facts=facts
            )
        if member.term_number > MOST_TERMS:
            yield Remark(
                rule=Rule.TERM,
                weight=Weight.WARNING,
                message=N_("{name} is in term number {number}; two are allowed."),
                facts={"name": member.name, "number": member.term_number},
            )


def _length_message(term: OfficeTerm) -> str | None:
    if term.last_day is None:
        return N_("No end of the term of {name} was agreed.")
    if term.last_day >= last_allowed_day(term.starts_on):
        return N_("The term of {name} lasts longer than three years: {first} – {last}.")
    return None


def last_allowed_day(starts_on: date) -> date:
    """Return the day three years after a term's first day: by then it is over."""
    year = starts_on.year + LONGEST_YEARS
    leap = (starts_on.month, starts_on.day) == (2, 29)
    return date(year, 3, 1) if leap else starts_on.replace(year=year)


def _chair(members: Sequence[HeldTerm]) -> Iterable[Remark]:
    for member in members:
        if member.office_number == CHAIR and member.element != KomiteElement.PARENT:
            yield Remark(
                rule=Rule.CHAIR,
                weight=Weight.NOTE,
                message=N_("{name}, the chair, is not a parent of an active pupil."),
                facts={"name": member.name},
            )


def _statutes(statutes: str) -> Iterable[Remark]:
    if not statutes.strip():
        yield Remark(
            rule=Rule.STATUTES,
            weight=Weight.WARNING,
            message=N_("The number and date of the statutes (AD/ART) are missing."),
        )


def eligibility_refusal(
    person: Element, element: KomiteElement, exclusion: Exclusion | None, level: Level
) -> HumasError | None:
    """Return why somebody may not sit in the komite, or None.

    ``person`` is what the directory says, ``exclusion`` what was said on the form.
    """
    found = Exclusion.STAFF if person in OF_THE_SCHOOL else exclusion
    if found is None:
        return None
    if found in AS_COMMUNITY_ONLY and element is not KomiteElement.COMMUNITY:
        return None
    return Refused(
        N_("Not eligible for the komite: {category}. Source: {regulation}."),
        category=found,
        regulation=regulation(level),
    )


def element_of(term: OfficeTermDraft) -> KomiteElement | None:
    """Return the element of a komite's member, None where it is not said."""
    return next((e for e in KomiteElement if e.value == term.element), None)


def usual_end(starts_on: date) -> date:
    """Return the last day of a term of exactly three years."""
    return date.fromordinal(last_allowed_day(starts_on).toordinal() - 1)


def next_term_number(earlier: Iterable[OfficeTerm], starts_on: date) -> int:
    """Return the number a person's term will have that begins on this day.

    A position taken over during a running term belongs to that term; only a term that
    began after the one before was over counts as the next.
    """
    numbers = [
        term.term_number + (term.last_day is not None and term.last_day < starts_on)
        for term in earlier
    ]
    return max(numbers, default=1)
