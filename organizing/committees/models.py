"""Positions of an activity's committee, who holds them, and who may change them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import Final, Self
from uuid import UUID

from data.errors import HumasError, Refused, WrongStep
from data.language import N_, Language, in_list, say, speaking
from data.language.naming import EVERY_NAMING
from data.people.models import Element
from data.record import KeptRecord, Record, Title
from organizing.structure.models import PositionWords


class PositionDraft(PositionWords):
    """What a person fills in about a position."""

    title: Title


class Position(
    PositionDraft,
    KeptRecord,
    table="committee_position",
    fixed=("activity_id", "number"),
):
    """One position of an activity's committee."""

    id: UUID
    activity_id: UUID
    number: int
    version: int = 1

    @property
    def is_chair(self) -> bool:
        """Whether this is the committee's chair by its title."""
        return _rank(self.title) == CHAIR

    @property
    def draft(self) -> PositionDraft:
        """What was filled in."""
        names = PositionDraft.model_fields
        return PositionDraft.as_kept(**{name: getattr(self, name) for name in names})


class Member(Record):
    """Somebody who holds a position, and what they are to the school."""

    position_id: UUID
    person_id: UUID
    name: str
    element: Element


class Seating(Record):
    """Who comes to a position and who leaves it.

    Told by somebody who saw who held it; whom another appointed meanwhile stays.
    """

    position_id: UUID
    appointed: tuple[UUID, ...] = ()
    dismissed: tuple[UUID, ...] = ()

    @classmethod
    def of(
        cls, position_id: UUID, before: Collection[UUID], now: Collection[UUID]
    ) -> Self:
        """Return what leads from those who held a position to those who shall."""
        return cls(
            position_id=position_id,
            appointed=tuple(one for one in now if one not in before),
            dismissed=tuple(one for one in before if one not in now),
        )


class ListedHolder(Record):
    """Somebody as a decree lists them."""

    id: UUID
    name: str


class ListedPosition(Record):
    """A position as a decree lists it: what it is called, what it does, and who.

    ``words`` is a fingerprint of its duty, right and responsibility.
    """

    activity_id: UUID
    position_id: UUID
    title: str
    words: str
    holders: tuple[ListedHolder, ...]

    @property
    def said(self) -> str:
        """Its title with its holders' names."""
        names = ", ".join(holder.name for holder in self.holders)
        return f"{self.title} ({names})" if names else self.title

    def differences(self, before: Self) -> Iterator[str]:
        """Say how it differs from how it was listed before."""
        if self.title != before.title:
            yield say("“{old}” is now “{new}”", old=before.title, new=self.title)
        if self.words != before.words:
            yield say(
                "{title}: duty, right or responsibility reworded", title=self.title
            )
        if came := self._without(before):
            yield say("{title}: appointed {names}", title=self.title, names=came)
        if gone := before._without(self):
            yield say("{title}: dismissed {names}", title=self.title, names=gone)

    def _without(self, other: Self) -> str:
        ids = {holder.id for holder in other.holders}
        return in_list([holder.name for holder in self.holders if holder.id not in ids])


def differences_of(
    before: Iterable[ListedPosition], now: Sequence[ListedPosition]
) -> Iterator[str]:
    """Say how a committee differs from how a decree listed it.

    One who was dismissed and appointed again, or a position that was removed and
    added again as it was, is no difference; nor is the order.
    """
    left = {listed.position_id: listed for listed in before}
    kept = {listed.position_id for listed in now}
    again = {p.title.casefold(): p for p in left.values() if p.position_id not in kept}
    for listed in now:
        old = left.get(listed.position_id) or again.get(listed.title.casefold())
        if old is None:
            yield say("new position: {position}", position=listed.said)
        else:
            left.pop(old.position_id, None)
            again.pop(old.title.casefold(), None)
            yield from listed.differences(old)
    for listed in left.values():
        yield say("position removed: {position}", position=listed.said)


READY_POSITIONS: Final = (
    (
        N_("Person responsible"),
        N_("Gives direction and approves the preparations."),
        N_("Receives reports and may stop or change what was prepared."),
        N_("Answers for the whole activity towards the school and the parents."),
    ),
    (
        N_("Chair"),
        N_("Leads the committee, shares out the tasks and watches the dates."),
        N_("Decides within the plan and calls committee meetings."),
        N_("Reports preparation and results to the person responsible."),
    ),
    (
        N_("Vice chair"),
        N_("Stands in for the chair and looks after the sections."),
        N_("Decides in the chair's place when the chair is absent."),
        N_("Reports to the chair how far the sections are."),
    ),
    (
        N_("Secretary"),
        N_("Prepares invitations, attendance lists and minutes."),
        N_("Receives the data and letters that the committee needs."),
        N_("Answers for complete and orderly papers."),
    ),
    (
        N_("Treasurer"),
        N_("Keeps the budget, pays and collects receipts."),
        N_("Declines spending that is not in the budget."),
        N_("Accounts for every rupiah within seven days of the activity."),
    ),
    (
        N_("Programme section"),
        N_("Arranges the programme, the speakers and the host."),
        N_("Proposes changes to the programme of the day."),
        N_("Sees to it that the programme runs on time."),
    ),
    (
        N_("Refreshments section"),
        N_("Orders and hands out food and drink for guests and committee."),
        N_("Uses the budget for refreshments after asking the treasurer."),
        N_("Sees to it that there is enough for everybody, and hands in the receipts."),
    ),
    (
        N_("Equipment section"),
        N_("Prepares the room, chairs, sound and online connection."),
        N_("Uses the school's facilities after asking for them."),
        N_("Returns everything complete and the room in order."),
    ),
    (
        N_("Documentation section"),
        N_("Counts who came for each class group and takes photos."),
        N_("Gets access to the lists of the day."),
        N_("Hands the recap and photos in within two days; guards families' data."),
    ),
    (
        N_("Invitations section"),
        N_("Passes invitations on, reminds class by class and receives the guests."),
        N_("Gets the list of those invited from the secretary."),
        N_("Reports to the secretary who will come and who cannot."),
    ),
    (
        N_("Security section"),
        N_("Sees to order, parking and the safe coming and going of everybody."),
        N_("May ask for help from the school's guards and the local police."),
        N_("Reports at once to the chair what endangers the activity."),
    ),
    (
        N_("Health section (first aid)"),
        N_("Prepares first aid, medicine and a place to rest."),
        N_("May send whoever is ill to the nearest health centre."),
        N_("Guards what is known about anybody's health, and reports to the chair."),
    ),
)
"""Title, duty, right and responsibility of the posts a committee may need (messages).

In the order of a decree's appendix.
"""

SEVEN: Final = frozenset(
    {
        "Person responsible",
        "Chair",
        "Secretary",
        "Treasurer",
        "Programme section",
        "Equipment section",
        "Documentation section",
    }
)
USUAL_POSITIONS: Final = tuple(words for words in READY_POSITIONS if words[0] in SEVEN)
"""The seven of them that nearly every committee has."""


CHAIR: Final = 1


def ready_draft(words: Sequence[str]) -> PositionDraft:
    """Return a ready post in the language spoken now; from then on the school's own."""
    title, duty, entitlement, responsibility = words
    return PositionDraft.as_kept(
        title=say(title),
        duty=say(duty),
        entitlement=say(entitlement),
        responsibility=say(responsibility),
    )


def in_usual_order(kept: Sequence[Position], new: Iterable[Position]) -> list[Position]:
    """Return the committee with new positions where a decree would list them.

    Those kept stay in the school's order; a title that is not a ready one goes last.
    """
    ordered = list(kept)
    for position in new:
        rank = _rank(position.title)
        later = (
            place
            for place, other in enumerate(ordered)
            if rank is not None and (_rank(other.title) or -1) > rank
        )
        ordered.insert(next(later, len(ordered)), position)
    return [p.model_copy(update={"number": n}) for n, p in enumerate(ordered, 1)]


def ready_left(kept: Sequence[Position]) -> list[PositionDraft]:
    """Return the ready posts that a committee does not have yet, in usual order."""
    there = {_rank(position.title) for position in kept}
    return [
        ready_draft(words)
        for rank, words in enumerate(READY_POSITIONS)
        if rank not in there
    ]


def usual_titles() -> list[str]:
    """Return what the seven usual positions are called in the language spoken now."""
    return [say(title) for title, *_ in USUAL_POSITIONS]


def is_same_post(one: str, other: str) -> bool:
    """Whether two titles name one post; a ready one in whatever language."""
    if one.casefold() == other.casefold():
        return True
    rank = _rank(one)
    return rank is not None and rank == _rank(other)


def _rank(title: str) -> int | None:
    """Return a ready post's place in the usual order, whatever language names it."""
    return _ranks().get(title.casefold())


@cache
def _ranks() -> dict[str, int]:
    ranks = {}
    for language, naming in product(Language, EVERY_NAMING):
        with speaking(language, naming):
            for rank, (title, *_) in enumerate(READY_POSITIONS):
                ranks[say(title).casefold()] = rank
    return ranks


def setting_up_refusal(title: str, kept: Sequence[Position]) -> HumasError | None:
    """Return why no committee can be set up for an activity, or None."""
    if not kept:
        return None
    return Refused(
        N_(
            "“{title}” has a committee already; somebody else has just set it up. "
            "Look at it as it is now, and add what is missing."
        ),
        title=title,
    )


def completed_refusal(title: str, *, completed: bool) -> HumasError | None:
    """Return why an activity's committee stays as it was, or None."""
    if not completed:
        return None
    return WrongStep(
        N_(
            "The closing of “{title}” has been completed; its committee and tasks stay "
            "as they were. Reopen the closing first."
        ),
        title=title,
    )


def removal_refusal(position: Position, tasks: int) -> HumasError | None:
    """Return why a position cannot be removed, or None."""
    if not tasks:
        return None
    return Refused(
        N_(
            "{count} tasks are given to “{title}”. Give them to somebody else or take "
            "them back first."
        ),
        count=tasks,
        title=position.title,
    )
