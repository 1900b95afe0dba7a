from collections.abc import Callable

import pytest

from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.school import store as schools
from data.store import Store
from planning.goals import store as goals
from planning.meeting import actions
from planning.meeting import store as meetings
from planning.meeting.models import MeetingDecision, Party, PartyDraft
from planning.origins.actions import start_goal
from planning.origins.models import Source
from planning.plan.models import PlanStep
from planning.sources.models import SourceKind
from planning.sources.queries import origins_in
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.planning.make import key, program_at
from tests.planning.meeting.make import a_meeting, decisions_of, meeting_draft

TEXT = "Pertemuan sore hari"


def only(store: Store) -> MeetingDecision:
    [decision] = meetings.decisions(store, key("rapat"))
    return decision


VERBS: dict[str, Callable[..., object]] = {
    "change": lambda act: actions.change_meeting(
        act, key("rapat"), 1, meeting_draft(place="Kelas")
    ),
    "decide": lambda act: actions.decide(act, key("rapat"), key("x"), ["X"]),
    "reword": lambda act: actions.reword_decision(
        act, only(act.store).id, only(act.store).mark, "Y"
    ),
    "strike": lambda act: actions.strike_decision(act, only(act.store).id),
}


@pytest.fixture
def held(store: Store) -> Store:
    """A school whose annual meeting took one decision."""
    decisions_of(store, a_meeting(store), [TEXT])
    return store


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_records(held: Store, verb: str, person: Actor) -> None:
    with pytest.raises(NotAllowed):
        VERBS[verb](acting(held, person))

    assert only(held).text == TEXT


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_others_record_no_meeting(store: Store, person: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.record_meeting(
            acting(store, person), key("rapat"), meeting_draft(), YEAR
        )

    assert meetings.meeting_in(store, YEAR) is None


@pytest.mark.parametrize("verb", VERBS)
def test_approved_plan_is_left_alone(held: Store, verb: str) -> None:
    program_at(held, PlanStep.APPROVED)

    with pytest.raises(WrongStep):
        VERBS[verb](acting(held, SARI))


@pytest.mark.parametrize("verb", VERBS)
def test_closed_year_is_only_read(held: Store, verb: str) -> None:
    year = schools.year(held, YEAR.start)
    closed = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    held.replace(closed)

    with pytest.raises(WrongStep):
        VERBS[verb](acting(held, SARI))


def test_meeting_is_recorded_once_with_its_five_parties(store: Store) -> None:
    first = a_meeting(store)

    assert a_meeting(store) == first
    assert meetings.meeting_in(store, YEAR) == first
    assert {p.party: p.count for p in meetings.parties(store, first.id)} == {
        Party.PRINCIPAL: 1,
        Party.HUMAS_LEAD: 1,
        Party.TEACHERS: 24,
        Party.PARENTS: 61,
        Party.KOMITE: 0,
    }
    assert len(events_of(store, "annual_meeting", first.id)) == 1


def test_second_meeting_of_the_same_year_is_told(store: Store) -> None:
    a_meeting(store)

    with pytest.raises(Stale, match="2026/2027"):
        actions.record_meeting(acting(store, SARI), key("lain"), meeting_draft(), YEAR)


def test_meeting_is_completed_once_and_the_second_writer_is_told(
    store: Store,
) -> None:
    kept = a_meeting(store)
    came = (PartyDraft(party=Party.KOMITE, count=3, names="Ketua"),)
    draft = meeting_draft(second_way_result="58 jawaban", parties=came)

    changed = actions.change_meeting(acting(store, SARI), kept.id, 1, draft)

    assert actions.change_meeting(acting(store, SARI), kept.id, 1, draft) == changed
    assert (changed.second_way_result, changed.version) == ("58 jawaban", 2)
    assert [(p.party, p.count) for p in meetings.parties(store, kept.id)] == [
        (Party.KOMITE, 3)
    ]
    assert len(events_of(store, "annual_meeting", kept.id)) == 2
    with pytest.raises(Stale):
        actions.change_meeting(acting(store, SARI), kept.id, 1, meeting_draft())
    other = meeting_draft(second_way_result="58 jawaban")
    with pytest.raises(Stale):
        actions.change_meeting(acting(store, SARI), kept.id, 1, other)


def test_decisions_are_added_once_and_numbered_on(store: Store) -> None:
    meeting = a_meeting(store)
    for _ in range(2):
        decisions_of(store, meeting, [TEXT, "  ", " Daftar relawan "])

    decisions_of(store, meeting, ["Satu lagi"], "kedua")

    assert [(d.number, d.text) for d in meetings.decisions(store, meeting.id)] == [
        (1, TEXT),
        (2, "Daftar relawan"),
        (3, "Satu lagi"),
    ]


def test_empty_form_decides_nothing(store: Store) -> None:
    meeting = a_meeting(store)

    with pytest.raises(Refused):
        decisions_of(store, meeting, ["", "  "])


def test_decision_is_reworded_and_the_second_writer_is_told(held: Store) -> None:
    seen = only(held)
    for _ in range(2):
        actions.reword_decision(acting(held, SARI), seen.id, seen.mark, "Sabtu pagi")
    assert only(held).text == "Sabtu pagi"
    assert len(events_of(held, "meeting_decision", seen.id)) == 2

    with pytest.raises(Stale):
        actions.reword_decision(acting(held, SARI), seen.id, seen.mark, "Minggu")
    with pytest.raises(Refused):
        actions.reword_decision(acting(held, SARI), seen.id, only(held).mark, " ")


def test_struck_decision_is_gone_and_not_reworded(held: Store) -> None:
    seen = only(held)
    for _ in range(2):
        actions.strike_decision(acting(held, SARI), seen.id)
    assert meetings.decisions(held, key("rapat")) == []

    with pytest.raises(NotFound):
        actions.reword_decision(acting(held, SARI), seen.id, seen.mark, "X")


def test_decision_that_started_something_stays_through_every_later_form(
    held: Store,
) -> None:
    kept = only(held)
    source = Source(kind=SourceKind.DECISION, id=kept.id, title=kept.text)
    start_goal(acting(held, SARI), source, key("g"), source.goal_draft(), YEAR)

    with pytest.raises(Refused, match=TEXT):
        actions.strike_decision(acting(held, SARI), kept.id)
    actions.change_meeting(
        acting(held, SARI), key("rapat"), 1, meeting_draft(place="X")
    )

    [origin] = origins_in(held, YEAR)
    assert (origin.kind, origin.source_id) == (SourceKind.DECISION, kept.id)
    assert [goal.title for goal in goals.goals_in(held, YEAR)] == [TEXT]
