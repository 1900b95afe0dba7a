"""What the sample school's meetings wrote down, and what came of their decisions."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from data.act import Act
from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.lives import SampleLife
from evaluation.sample_school.models import SampleActivity, at, day_of, id_of
from evaluation.sample_school.reading import facts
from execution.follow_ups.actions import close_follow_up
from execution.follow_ups.models import FollowUp
from execution.minutes import actions as minutes
from execution.minutes.models import (
    DecisionDraft,
    ItemDraft,
    MinutesDraft,
)
from planning.activities.models import Activity, EvidenceKind
from planning.meeting.models import MeetingKind

KINDS = {
    CooperationForm.KOMITE: MeetingKind.KOMITE,
    CooperationForm.RAPAT: MeetingKind.PARENTS,
    CooperationForm.POMG: MeetingKind.PARENTS,
}
"""The forms of cooperation whose activities are meetings with minutes."""


def take(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    cast: Cast,
    today: date,
    *,
    pandemic: bool,
) -> None:
    """Let the committee's head take the minutes of a meeting, the day after it.

    What was decided is somebody's to carry out: done within three weeks, but for the
    year's last meeting, whose follow-up waits for the next year.
    """
    kind = next((KINDS[form] for form in activity.forms if form in KINDS), None)
    if kind is None and EvidenceKind.MINUTES in activity.evidence:
        kind = MeetingKind.OTHER
    if kind is None or pandemic:
        return
    known, held_on = facts().lives.root[sample.key], day_of(activity)
    year, meeting_id = SchoolYear(start=activity.school_year), _id(activity, "minutes")
    member = cast.member_for(sample)
    act = Act(store, cast.lead, at(held_on + timedelta(days=1)))
    draft = MinutesDraft(
        kind=kind,
        activity_id=activity.id,
        held_on=held_on,
        opened_at=activity.starts_at,
        closed_at=activity.ends_at,
        place=activity.place,
        leader_id=cast.principal.id,
        taker_id=member.id,
        agenda="\n".join(point.title for point in known.points),
    )
    minutes.take_minutes(act, meeting_id, draft, year)
    speakers = (cast.lead.name, member.name)
    for number, (point, who) in enumerate(zip(known.points, speakers, strict=True)):
        draft_of = ItemDraft(title=point.title, speaker=who, content=point.said)
        minutes.add_item(act, _id(activity, f"point-{number}"), meeting_id, draft_of)
    minutes.decide_in(
        act,
        _id(activity, "agreed"),
        meeting_id,
        DecisionDraft(text=sample.decided),
    )
    _follow_up(act, activity, known, cast, today)


def _follow_up(
    act: Act, activity: Activity, known: SampleLife, cast: Cast, today: date
) -> None:
    decision_id, due_on = _id(activity, "sent"), day_of(activity) + timedelta(days=21)
    draft = DecisionDraft(text=known.promised, owner_id=cast.lead.id, due_on=due_on)
    minutes.decide_in(act, decision_id, _id(activity, "minutes"), draft)
    is_last = due_on > SchoolYear(start=activity.school_year).last_day
    if due_on >= today or is_last:
        return
    done = Act(act.store, cast.lead, at(due_on - timedelta(days=2)))
    if follow_up := act.store.find(FollowUp, uuid5(decision_id, "follow-up")):
        close_follow_up(done, follow_up.id, follow_up.version, known.kept)


def _id(activity: Activity, name: str) -> UUID:
    return id_of(f"{name}-{activity.id}", "minutes")
