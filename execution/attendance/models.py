"""Who came for each pupil, who was counted without names, and the two rates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.participants import REPRESENTED, Party, Presence
from data.record import KeptRecord, Record, Text

Count = Annotated[int, Field(ge=0, le=100_000)]

KEYS: Final[Mapping[str, Presence]] = {
    "A": Presence.FATHER,
    "I": Presence.MOTHER,
    "W": Presence.GUARDIAN,
    "U": Presence.FOSTER_PARENT,
    "D": Presence.ONLINE,
    "Z": Presence.EXCUSED,
    "T": Presence.ABSENT,
}
"""The key that enters who came: Ayah, Ibu, Wali, asUh, Daring, iZin, Tidak hadir."""

KEY_OF: Final[Mapping[Presence, str]] = {of: key for key, of in KEYS.items()}


class Mark(Record):
    """What changes for one pupil: who came (nobody asked about yet: none), and was."""

    student_id: UUID
    presence: Presence | None
    was: Presence | None = None


class Attendance(KeptRecord, table="attendance", key=("activity_id", "student_id")):
    """Who came for one pupil."""

    activity_id: UUID
    student_id: UUID
    class_group_id: UUID
    presence: Presence
    copied_from: UUID | None = None
    walked_in: bool = False
    by_themselves: bool = False
    by_contact: bool = False


class AttendanceList(
    KeptRecord, table="attendance_list", key=("activity_id", "class_group_id")
):
    """The list of one class group: how many it invited, and its version."""

    activity_id: UUID
    class_group_id: UUID
    invited: int
    version: int


class ActivityPupil(
    KeptRecord, table="activity_pupil", key=("activity_id", "student_id")
):
    """A pupil whose family is meant, where some families are."""

    activity_id: UUID
    student_id: UUID
    by_contact: bool = False


COUNTED: Final = (
    "invited",
    "father",
    "mother",
    "guardian",
    "foster_parent",
    "online",
)


class CountDraft(Record):
    """Families of one class group without names: invited, and represented by whom."""

    class_group_id: UUID
    invited: Count = 0
    father: Count = 0
    mother: Count = 0
    guardian: Count = 0
    foster_parent: Count = 0
    online: Count = 0

    @model_validator(mode="after")
    def _not_more_than_invited(self) -> Self:
        if self.represented > self.invited:
            msg = "more families represented than invited"
            raise ValueError(msg)
        return self

    @property
    def represented(self) -> int:
        """Families that were represented; each is counted once."""
        return (
            self.father + self.mother + self.guardian + self.foster_parent + self.online
        )


class ParticipationCount(
    CountDraft,
    KeptRecord,
    table="participation_count",
    key=("activity_id", "class_group_id"),
):
    """A class group's counted row, as it is kept."""

    activity_id: UUID


class PartyDraft(Record):
    """A group that is no family: how many were invited and came, and who."""

    party: Party
    invited: Count = 0
    came: Count = 0
    names: Text = ""


class PartyAttendance(
    PartyDraft, KeptRecord, table="party_attendance", key=("activity_id", "party")
):
    """A group's kept row."""

    activity_id: UUID
    version: int


class Rates(Record):
    """How many families were invited, and who came for them; two rates, never merged.

    *Represented*: father, mother, guardian, online or the standing-in parent.
    *Came themselves*: the same without the standing-in parent. The father's share is
    that of fathers among fathers and mothers.
    """

    invited: int = 0
    father: int = 0
    mother: int = 0
    guardian: int = 0
    foster_parent: int = 0
    online: int = 0
    excused: int = 0
    absent: int = 0

    @classmethod
    def of(cls, rows: Iterable["Rates"]) -> Self:
        """Return the sum of several class groups: weighted, no mean of shares."""
        every = list(rows)
        return cls(
            **{name: sum(getattr(row, name) for row in every) for name in SUMMED}
        )

    @property
    def themselves(self) -> int:
        """Families whose father, mother or guardian came, be it online."""
        return self.father + self.mother + self.guardian + self.online

    @property
    def represented(self) -> int:
        """Families that were represented, each once."""
        return self.themselves + self.foster_parent

    @property
    def unasked(self) -> int:
        """Families about whom nothing is entered yet."""
        return self.invited - self.represented - self.excused - self.absent

    @property
    def represented_rate(self) -> Decimal | None:
        """The share of the invited that were represented; none without invited."""
        return _share(self.represented, self.invited)

    @property
    def themselves_rate(self) -> Decimal | None:
        """The share of the invited who came themselves."""
        return _share(self.themselves, self.invited)

    @property
    def father_share(self) -> Decimal | None:
        """The share of fathers among fathers and mothers."""
        return _share(self.father, self.father + self.mother)


SUMMED: Final = (*COUNTED, "excused", "absent")


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / whole if whole else None


def foster_refusal(
    marks: Iterable[Mark],
    fosters: Mapping[UUID, str],
    names: Mapping[UUID, str],
    day: date,
) -> HumasError | None:
    """Return that nobody stands in for a pupil on that day, or None."""
    for mark in marks:
        if (
            mark.presence is Presence.FOSTER_PARENT
            and mark.was is not Presence.FOSTER_PARENT
            and mark.student_id not in fosters
        ):
            return Refused(
                N_(
                    "Nobody is registered as standing-in parent of {name} on {day}. "
                    "Register them on the page “Standing-in parents”, or enter who "
                    "came."
                ),
                name=names[mark.student_id],
                day=day,
            )
    return None


def day_refusal(day: date | None, today: date) -> HumasError | None:
    """Return why nobody can have come yet, or None."""
    if day is None or day <= today:
        return None
    return WrongStep(
        N_(
            "The activity is on {day}. Attendance is entered from that day on; sheets "
            "by class group can be printed before."
        ),
        day=day,
    )


def closed_refusal(*, is_closed: bool) -> HumasError | None:
    """Return why attendance stays as it is, or None."""
    if not is_closed:
        return None
    return WrongStep(
        N_(
            "The closing of this activity was completed, so its attendance stays as it "
            "is. Reopen the closing with a reason before changing it."
        )
    )


def counts_refusal(*, has_counts: bool, instead: bool) -> HumasError | None:
    """Return that names would replace what was counted, unless that is meant."""
    if instead or not has_counts:
        return None
    return Refused(
        N_(
            "This class group was counted without names. Confirm that the names take "
            "the place of the counts."
        )
    )


def named_refusal(class_group: str) -> HumasError:
    """Return why a class group with names is not counted."""
    return Refused(
        N_(
            "{class_group} has attendance by name, which says more than a count. "
            "Remove the names first if they are wrong."
        ),
        class_group=class_group,
    )


def entered_count(
    class_group_id: UUID, class_group: str, entered: Mapping[str, object]
) -> CountDraft:
    """Return a class group's row from what was typed, or raise what is wrong in it."""
    counts = {name: _count(entered.get(name)) for name in COUNTED}
    represented = sum(counts.values()) - counts["invited"]
    if represented > counts["invited"]:
        raise Refused(
            N_(
                "{class_group}: {represented} families were represented but only "
                "{invited} invited. Count each family once."
            ),
            class_group=class_group,
            represented=represented,
            invited=counts["invited"],
        )
    return CountDraft(class_group_id=class_group_id, **counts)


def _count(typed: object) -> int:
    if isinstance(typed, int | float | Decimal) and typed > 0:
        return int(typed)
    return 0


def party_refusal(draft: PartyDraft) -> HumasError | None:
    """Return what contradicts itself in a group's row, or None."""
    named = [line for line in draft.names.splitlines() if line.strip()]
    if draft.party is Party.FAMILIES:
        return Refused(N_("Families are entered by class group, not as a group."))
    if len(named) > draft.came:
        return Refused(
            N_("{named} people are named, but only {came} came. Correct one of them."),
            named=len(named),
            came=draft.came,
        )
    return None


def copies(
    changed: Sequence[Mark], siblings: Mapping[UUID, Sequence[Attendance | UUID]]
) -> dict[UUID, tuple[UUID, Presence]]:
    """Return what is copied to brothers and sisters: to whom, from whom, and what.

    ``siblings`` are, for each changed pupil, the rows of brothers and sisters that are
    invited too, or their ids where they have none. A family that was represented is so
    for each of its children: that is copied to those who have no row, were excused or
    absent, or follow the same pupil. A standing-in parent stands for one pupil only.
    """
    own = {mark.student_id for mark in changed}
    found: dict[UUID, tuple[UUID, Presence]] = {}
    for mark in changed:
        presence = mark.presence
        if presence is None or presence in NOT_COPIED:
            continue
        for other in siblings.get(mark.student_id, ()):
            student_id = other if isinstance(other, UUID) else other.student_id
            if student_id in own or student_id in found:
                continue
            if isinstance(other, UUID) or _gives_way(other, mark, presence):
                found[student_id] = mark.student_id, presence
    return found


NOT_COPIED: Final = frozenset({Presence.ABSENT, Presence.FOSTER_PARENT})


def _gives_way(other: Attendance, mark: Mark, presence: Presence) -> bool:
    if other.copied_from == mark.student_id:
        return True
    return presence in REPRESENTED and not other.presence.represents


# ── a list as it is typed ────────────────────────────────────────────────────
def labels(pupils: Iterable[tuple[UUID, str]]) -> dict[UUID, str]:
    """Return what each pupil is called on a list; two of one name are numbered."""
    found: dict[UUID, str] = {}
    times: dict[str, int] = {}
    for student_id, name in pupils:
        shown = " ".join(name.replace(":", " ").split())
        times[shown] = times.get(shown, 0) + 1
        found[student_id] = f"{shown} ({times[shown]})" if times[shown] > 1 else shown
    return found


def written(
    of_list: Mapping[UUID, str], presences: Mapping[UUID, Presence | None]
) -> str:
    """Return a list as it is typed: ``Alya Putri: I``, a line for each who is asked."""
    return "\n".join(
        f"{label}: {KEY_OF[presence]}"
        for student_id, label in of_list.items()
        if (presence := presences.get(student_id)) is not None
    )


def read_list(of_list: Mapping[UUID, str], typed: str) -> dict[UUID, Presence]:
    """Return who came by a list as it is typed; a line that says more is a fault."""
    of_label = {label: student_id for student_id, label in of_list.items()}
    found: dict[UUID, Presence] = {}
    for line in filter(None, map(str.strip, typed.splitlines())):
        label, _, key = line.rpartition(":")
        student_id = of_label.get(label.strip())
        presence = KEYS.get(key.strip().upper())
        if student_id is None or presence is None:
            raise Refused(
                N_(
                    "“{line}” cannot be read: write the pupil's name as on the list, a "
                    "colon and one of the keys {keys}."
                ),
                line=line,
                keys=", ".join(KEYS),
            )
        found[student_id] = presence
    return found


def changes(
    typed: Mapping[UUID, Presence], seen: Mapping[UUID, Presence | None]
) -> tuple[Mark, ...]:
    """Return what was changed of a list since it was drawn."""
    return tuple(
        Mark(student_id=student_id, presence=typed.get(student_id), was=was)
        for student_id, was in seen.items()
        if typed.get(student_id) is not was
    )
