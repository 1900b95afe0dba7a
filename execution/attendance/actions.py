"""Entering who came: by name for each pupil, by count, and of other groups.

A button pressed twice, or a form sent twice, changes the records once.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.actor import Actor, Role
from data.duties import Duty
from data.errors import NotFound, Refused, Stale
from data.language import N_
from data.participants import Presence
from data.roster.models import Student
from data.school import store as schools
from data.store import STALE, Store
from execution.attendance import lists
from execution.attendance import store as records
from execution.attendance.models import (
    ActivityPupil,
    Attendance,
    AttendanceList,
    CountDraft,
    Mark,
    ParticipationCount,
    PartyAttendance,
    PartyDraft,
    closed_refusal,
    counts_refusal,
    day_refusal,
    foster_refusal,
    named_refusal,
    party_refusal,
)
from execution.checkin import store as checkins
from execution.checkin.actions import at_school, opened_activity
from execution.checkin.models import CheckInDraft, meant, typed_refusal, unknown
from organizing.fosters import store as fosters
from planning.activities.models import Activity, Audience

FAMILY: Final = "Keluarga siswa"
"""Who reports by themselves, as the history names them: nobody's name."""


def mark_pupils(
    act: Act,
    activity_id: UUID,
    class_group_id: UUID,
    version: int,
    marks: Sequence[Mark],
    *,
    instead_of_counts: bool = False,
) -> int:
    """Keep what changed on a class group's list; return its version now (0: none yet).

    What is set for a pupil is copied to brothers and sisters.
    """
    with act.store.transaction():
        activity, day = _demand(act, activity_id)
        kept = records.list_of(act.store, activity_id, class_group_id)
        now = kept.version if kept else 0
        if now != version:
            if now == version + 1 and lists.are_kept(act, activity_id, marks):
                return now
            raise Stale(STALE)
        if not marks:
            records.keep_invited(act.store, activity_id, [class_group_id])
            return now
        _make_way(act, activity_id, {class_group_id}, instead=instead_of_counts)
        _demand_foster(act, marks, day)
        lists.put_down(act, activity, {class_group_id: marks})
        _note(act, activity, "changed", pupils=len(marks))
    return version + 1


def take_in(
    act: Act,
    activity_id: UUID,
    marks: Sequence[Mark],
    *,
    instead_of_counts: bool = False,
) -> int:
    """Keep the attendance that a file says; return for how many pupils it changed.

    The same file twice changes nothing the second time.
    """
    with act.store.transaction():
        activity, day = _demand(act, activity_id)
        kept = records.attendance(act.store, activity_id, [m.student_id for m in marks])
        new = [
            mark.model_copy(update={"was": presence})
            for mark in marks
            if (presence := lists.presence_of(kept.get(mark.student_id)))
            is not mark.presence
        ]
        if not new:
            return 0
        by_group: dict[UUID, list[Mark]] = {}
        of_pupil = records.invited(act.store, activity_id)
        for mark in new:
            by_group.setdefault(lists.group_of(of_pupil, kept, mark), []).append(mark)
        _make_way(act, activity_id, by_group.keys(), instead=instead_of_counts)
        _demand_foster(act, new, day)
        lists.put_down(act, activity, by_group)
        _note(act, activity, "took in attendance", pupils=len(new))
    return len(new)


def undo_copy(act: Act, activity_id: UUID, student_id: UUID) -> None:
    """Take back what was copied to a pupil from a brother or sister."""
    with act.store.transaction():
        activity, _ = _demand(act, activity_id)
        kept = act.store.find(Attendance, activity_id, student_id)
        if kept is None or kept.copied_from is None:
            return
        records.clear(act.store, activity_id, [student_id])
        records.keep_invited(act.store, activity_id, [kept.class_group_id])
        _note(act, activity, "taken back", pupils=1)


def drop_names(act: Act, activity_id: UUID, class_group_id: UUID, version: int) -> None:
    """Remove the attendance of a class group, so that it may be counted instead."""
    with act.store.transaction():
        activity, _ = _demand(act, activity_id)
        kept = records.list_of(act.store, activity_id, class_group_id)
        if kept is None:
            return
        act.store.remove(
            AttendanceList,
            activity_id=activity_id,
            class_group_id=class_group_id,
            version=version,
        )
        gone = records.clear_group(act.store, activity_id, class_group_id)
        _note(act, activity, "removed", pupils=gone)


def welcome(
    act: Act, activity_id: UUID, student_id: UUID, presence: Presence
) -> Attendance:
    """Keep that somebody came for a pupil who was not invited."""
    with act.store.transaction():
        activity, day = _demand(act, activity_id)
        if student_id in records.invited(act.store, activity_id):
            raise Refused(
                N_(
                    "This pupil's family is invited. Enter who came on the list of the "
                    "class group."
                )
            )
        mark = Mark(student_id=student_id, presence=presence)
        _demand_foster(act, [mark], day)
        year = activity.school_year
        of_year = records.enrolled(act.store, year, [student_id])
        if student_id not in of_year:
            raise NotFound(N_("This pupil is not on the year's list."))
        new = Attendance(
            activity_id=activity_id,
            student_id=student_id,
            class_group_id=of_year[student_id],
            presence=presence,
            walked_in=True,
        )
        if act.store.find(Attendance, activity_id, student_id) != new:
            records.clear(act.store, activity_id, [student_id])
            act.store.add(new)
            _note(act, activity, "changed", pupils=1)
    return new


def unwelcome(act: Act, activity_id: UUID, student_id: UUID) -> None:
    """Take back that somebody came for a pupil who was not invited."""
    with act.store.transaction():
        activity, _ = _demand(act, activity_id)
        kept = act.store.find(Attendance, activity_id, student_id)
        if kept is None or not kept.walked_in:
            return
        records.clear(act.store, activity_id, [student_id])
        _note(act, activity, "taken back", pupils=1)


def count_families(
    act: Act,
    activity_id: UUID,
    counts: Sequence[CountDraft],
    before: Sequence[CountDraft] = (),
) -> None:
    """Keep how many families came, where no names were taken.

    ``before`` is what the person saw: what somebody else counted meanwhile is not
    overwritten. A class group without invited families is not counted.
    """
    with act.store.transaction():
        activity, _ = _demand(act, activity_id)
        _demand_countable(act, activity_id, counts)
        kept = {
            row.class_group_id: row for row in records.counts(act.store, activity_id)
        }
        seen = {row.class_group_id: row for row in before}
        changed = []
        for count in counts:
            now = _draft_of(kept.get(count.class_group_id))
            if now == count or (now is None and not count.invited):
                continue
            if now != seen.get(count.class_group_id):
                raise Stale(STALE)
            changed.append(count)
        if changed:
            gone = [count.class_group_id for count in changed]
            records.clear_counts(act.store, activity_id, gone)
            act.store.add(
                [
                    ParticipationCount(**dict(count), activity_id=activity_id)
                    for count in changed
                    if count.invited
                ]
            )
            _note(act, activity, "changed", class_groups=len(changed))


def keep_party(
    act: Act, activity_id: UUID, version: int, draft: PartyDraft
) -> PartyAttendance:
    """Keep how many of a group that is no family came; ``version`` 0: none yet."""
    with act.store.transaction():
        activity, _ = _demand(act, activity_id)
        if refusal := party_refusal(draft):
            raise refusal
        kept = records.party(act.store, activity_id, draft.party)
        new = PartyAttendance(
            **dict(draft), activity_id=activity_id, version=version + 1
        )
        if kept == new:
            return new
        if kept is None and version == 0:
            act.store.add(new)
        elif kept is None or kept.version != version:
            raise Stale(STALE)
        else:
            act.store.replace(new)
        _note(act, activity, "changed", party=draft.party)
    return new


def drop_party(act: Act, activity_id: UUID, party: str, version: int) -> None:
    """Remove a group's row."""
    with act.store.transaction():
        activity, _ = _demand(act, activity_id)
        if records.party(act.store, activity_id, party) is None:
            return
        act.store.remove(
            PartyAttendance, activity_id=activity_id, party=party, version=version
        )
        _note(act, activity, "removed", party=party)


def choose_pupils(act: Act, activity_id: UUID, student_ids: Collection[UUID]) -> None:
    """Name the pupils whose families an activity means; allowed before it is held.

    A pupil for whom somebody came stays named.
    """
    with act.store.transaction():
        activity = _demand_open(act, activity_id)
        if activity.audience is not Audience.PUPILS:
            raise Refused(
                N_(
                    "This activity does not name its pupils. Choose “families of some "
                    "pupils” as its audience first."
                )
            )
        wanted = set(student_ids)
        of_year = records.enrolled(act.store, activity.school_year, list(wanted))
        if wanted - of_year.keys():
            raise NotFound(N_("A pupil chosen here is not on the year's list."))
        kept = {row.student_id for row in records.named_pupils(act.store, activity_id)}
        gone = kept - wanted
        if rows := records.attendance(act.store, activity_id, list(gone)):
            name = act.store.get(Student, next(iter(rows))).name
            raise Refused(
                N_(
                    "Attendance is entered for {name}. Empty it on the list first, "
                    "then leave the pupil out."
                ),
                name=name,
            )
        if kept == wanted:
            return
        for student_id in sorted(gone):
            act.store.remove(
                ActivityPupil, activity_id=activity_id, student_id=student_id
            )
        act.store.add(
            [
                ActivityPupil(activity_id=activity_id, student_id=student_id)
                for student_id in sorted(wanted - kept)
            ]
        )
        _note(act, activity, "pupils chosen", pupils=len(wanted))


# ── by the families themselves ──────────────────────────────────────────────
def check_in(store: Store, token: str, draft: CheckInDraft, now: datetime) -> bool:
    """Keep who came as a family reports it; return whether it was new.

    What stands on a list already stays, and so does a class group that was counted.
    Whatever is not fully right has one and the same answer.
    """
    with store.transaction():
        link, activity, closed = opened_activity(store, token, now)
        if refusal := closed or typed_refusal(draft):
            raise refusal
        pupil = meant(draft, checkins.listed(store, activity.id))
        if pupil is None:
            raise unknown()
        if draft.presence is Presence.FOSTER_PARENT:
            day = at_school(store, now).date()
            if pupil.student_id not in fosters.active_on(store, day):
                raise unknown()
        counted = {row.class_group_id for row in records.counts(store, activity.id)}
        kept = records.attendance(store, activity.id, [pupil.student_id])
        if kept or pupil.class_group_id in counted:
            return False
        by = Actor(id=link.id, name=FAMILY, role=Role.COMMITTEE_MEMBER, by_link=True)
        act = Act(store, by, now)
        mark = Mark(student_id=pupil.student_id, presence=draft.presence)
        of_group = {pupil.class_group_id: [mark]}
        lists.put_down(act, activity, of_group, by_themselves=True)
        _note(act, activity, "checked in", pupils=1)
    return True


# ── what is demanded ─────────────────────────────────────────────────────────
def _demand_open(act: Act, activity_id: UUID) -> Activity:
    duties.demand(Duty.TAKE_ATTENDANCE, act.by)
    activity = act.store.get(Activity, activity_id)
    schools.demand_open(act.store, activity.school_year)
    held = records.held_day(act.store, activity_id)
    if refusal := closed_refusal(is_closed=held.is_closed):
        raise refusal
    return activity


def _demand(act: Act, activity_id: UUID) -> tuple[Activity, date]:
    """Return the activity and the day whose standing-in parents count."""
    activity = _demand_open(act, activity_id)
    today = schools.today(act.store, act.now)
    day = records.held_day(act.store, activity_id).day
    if refusal := day_refusal(day, today):
        raise refusal
    return activity, day or today


def _demand_countable(
    act: Act, activity_id: UUID, counts: Sequence[CountDraft]
) -> None:
    groups = records.class_groups(act.store, activity_id)
    named = records.named_groups(act.store, activity_id)
    for count in counts:
        if count.class_group_id not in groups:
            raise NotFound(N_("A class group counted here is not invited any more."))
        if count.class_group_id in named:
            raise named_refusal(named[count.class_group_id])


def _demand_foster(act: Act, marks: Sequence[Mark], day: date) -> None:
    if not any(mark.presence is Presence.FOSTER_PARENT for mark in marks):
        return
    named = records.names(act.store, [mark.student_id for mark in marks])
    active = fosters.active_on(act.store, day)
    if refusal := foster_refusal(marks, active, named, day):
        raise refusal


def _make_way(
    act: Act, activity_id: UUID, group_ids: Iterable[UUID], *, instead: bool
) -> None:
    """Let names take the place of counts, where that is meant."""
    counted = {row.class_group_id for row in records.counts(act.store, activity_id)}
    hit = counted & set(group_ids)
    if refusal := counts_refusal(has_counts=bool(hit), instead=instead):
        raise refusal
    if hit:
        records.clear_counts(act.store, activity_id, list(hit))


def _draft_of(kept: ParticipationCount | None) -> CountDraft | None:
    if kept is None:
        return None
    return CountDraft(**{name: getattr(kept, name) for name in CountDraft.model_fields})


def _note(act: Act, activity: Activity, event: str, **facts: object) -> None:
    """Note what was done; of few families not of how many."""
    told = {} if activity.is_confidential else facts
    act.note("attendance", activity.id, event, title=activity.title, **told)
