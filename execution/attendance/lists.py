"""What keeping marks on attendance lists writes: rows, copies, and how many are asked.

Inside the caller's transaction.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from data.act import Act
from data.errors import NotFound, Refused
from data.language import N_
from data.participants import Presence
from data.store import Store
from execution.attendance import store as records
from execution.attendance.models import (
    ActivityPupil,
    Attendance,
    AttendanceList,
    Mark,
    copies,
)
from planning.activities.models import Activity


def put_down(
    act: Act,
    activity: Activity,
    by_group: Mapping[UUID, Sequence[Mark]],
    *,
    by_themselves: bool = False,
) -> None:
    """Keep marks on their lists, copy them to brothers and sisters, and count both.

    What families report ``by_themselves`` overtakes nobody who is entering a list.
    """
    store, activity_id = act.store, activity.id
    marks = [mark for of_group in by_group.values() for mark in of_group]
    ids = [mark.student_id for mark in marks]
    kept = records.attendance(store, activity_id, ids)
    of_pupil = records.invited(store, activity_id)
    if {*ids} - of_pupil.keys() - kept.keys():
        raise NotFound(N_("A pupil on this list is not invited any more."))
    marks = [
        mark for mark in marks if not _was_overtaken(kept.get(mark.student_id), mark)
    ]
    copied = _copied(act, activity_id, marks, of_pupil, only_new=by_themselves)
    followers = records.copied_from(store, activity_id, ids)
    gone = [row.student_id for row in followers if row.student_id not in copied]
    records.clear(store, activity_id, [*(m.student_id for m in marks), *copied, *gone])
    rows = [
        Attendance(
            activity_id=activity_id,
            student_id=mark.student_id,
            class_group_id=group_of(of_pupil, kept, mark),
            presence=mark.presence,
            by_themselves=by_themselves,
        )
        for mark in marks
        if mark.presence is not None
    ]
    rows += [
        Attendance(
            activity_id=activity_id,
            student_id=student_id,
            class_group_id=of_pupil[student_id],
            presence=presence,
            copied_from=source,
        )
        for student_id, (source, presence) in copied.items()
    ]
    store.add(rows)
    touched = {row.class_group_id for row in (*rows, *followers)} | {*by_group}
    _renumber(act, activity_id, touched, () if by_themselves else by_group.keys())


def _renumber(
    act: Act, activity_id: UUID, touched: Collection[UUID], changed: Collection[UUID]
) -> None:
    """Note how many each list asks about; those changed by hand are a version later.

    A copy to another class group's list overtakes nobody who is entering it.
    """
    kept = records.lists_of(act.store, activity_id)
    of_groups = [
        AttendanceList(
            activity_id=activity_id,
            class_group_id=group_id,
            invited=0,
            version=(kept[group_id].version if group_id in kept else 0)
            + (group_id in changed),
        )
        for group_id in sorted(touched)
    ]
    act.store.add([one for one in of_groups if one.class_group_id not in kept])
    known = [one for one in of_groups if one.class_group_id in kept]
    act.store.replace([one for one in known if one.class_group_id in changed])
    records.keep_invited(act.store, activity_id, list(touched))


def _copied(
    act: Act,
    activity_id: UUID,
    marks: Sequence[Mark],
    of_pupil: Mapping[UUID, UUID],
    *,
    only_new: bool,
) -> dict[UUID, tuple[UUID, Presence]]:
    """Return what is copied to whom; never to a class group that was counted.

    ``only_new``: nor to those about whom something is entered.
    """
    found = records.siblings(
        act.store, activity_id, [mark.student_id for mark in marks]
    )
    counted = {row.class_group_id for row in records.counts(act.store, activity_id)}
    rows = records.attendance(act.store, activity_id, [one.sibling_id for one in found])
    beside: dict[UUID, list[Attendance | UUID]] = {}
    for one in found:
        is_asked = only_new and one.sibling_id in rows
        if of_pupil[one.sibling_id] not in counted and not is_asked:
            row = rows.get(one.sibling_id, one.sibling_id)
            beside.setdefault(one.student_id, []).append(row)
    return copies(marks, beside)


def _was_overtaken(kept: Attendance | None, mark: Mark) -> bool:
    """Whether a brother's or sister's list, or the family, said meanwhile who came."""
    if kept is None or kept.presence is mark.was:
        return False
    if kept.copied_from is None and not kept.by_themselves:
        return False
    comes = mark.presence is not None and mark.presence.represents
    return kept.presence.represents and not comes


def are_kept(act: Act, activity_id: UUID, marks: Sequence[Mark]) -> bool:
    """Return whether the records say of each pupil what these marks say."""
    ids = [mark.student_id for mark in marks]
    kept = records.attendance(act.store, activity_id, ids)
    return all(presence_of(kept.get(m.student_id)) is m.presence for m in marks)


def presence_of(row: Attendance | None) -> Presence | None:
    """Return who came by a row; nobody was asked about where there is none."""
    return row.presence if row else None


def group_of(
    of_pupil: Mapping[UUID, UUID], kept: Mapping[UUID, Attendance], mark: Mark
) -> UUID:
    """Return whose list a pupil is on: on that day's, where there is a row already."""
    if row := kept.get(mark.student_id):
        return row.class_group_id
    if mark.student_id not in of_pupil:
        raise NotFound(N_("A pupil on this list is not invited any more."))
    return of_pupil[mark.student_id]


# ── what contacts with families say ──────────────────────────────────────────
class Met(NamedTuple):
    """What the contacts about a pupil say of an activity: on whose list, who came."""

    class_group_id: UUID
    presence: Presence


def demand_room(
    store: Store, activity_id: UUID, title: str, student_id: UUID, met: Met
) -> None:
    """Raise Refused where people entered something else than a contact says."""
    if any(
        one.class_group_id == met.class_group_id
        for one in records.counts(store, activity_id)
    ):
        raise Refused(
            N_(
                "At “{title}” this class group was counted without names, so that "
                "this family is in the count already. Leave the activity empty."
            ),
            title=title,
        )
    kept = store.find(Attendance, activity_id, student_id)
    if kept and not kept.by_contact and kept.presence is not met.presence:
        raise Refused(
            N_(
                "The attendance of “{title}” says something else of this pupil: "
                "{presence}. Correct it there first, or leave the activity empty."
            ),
            title=title,
            presence=kept.presence,
        )


def keep_met(
    store: Store, activity_id: UUID, student_id: UUID, met: Met | None
) -> None:
    """Let the attendance say what contacts say, where nobody entered anything."""
    kept = store.find(Attendance, activity_id, student_id)
    if kept and not kept.by_contact:
        return
    records.clear(store, activity_id, [student_id])
    if kept:
        records.keep_invited(store, activity_id, [kept.class_group_id])
    if met is None:
        return
    came = Attendance(
        activity_id=activity_id,
        student_id=student_id,
        class_group_id=met.class_group_id,
        presence=met.presence,
        by_contact=True,
    )
    store.add(came)
    records.ask_about(store, activity_id, [met.class_group_id])


def forget_whom(
    store: Store, activity_id: UUID, student_id: UUID, *, also_by_hand: bool
) -> None:
    """Let an activity say no more that it was for a pupil; its numbers stay."""
    kept = store.find(Attendance, activity_id, student_id)
    if kept and (kept.by_contact or also_by_hand):
        records.take_name_away(store, kept)
    store.remove(ActivityPupil, activity_id, student_id)
