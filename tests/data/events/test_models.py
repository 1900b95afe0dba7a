"""Each line of the history is told in words that people read."""

import ast
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from data.events.models import (
    EVENTS,
    SUBJECTS,
    month_bounds,
    months_between,
    subject_of,
    told,
    words_of,
)
from data.language import Language, speaking
from tests.house_rules import modules, sources
from tests.permissions import NEW


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking(Language.ENGLISH):
        yield


WIT = ZoneInfo("Asia/Jayapura")


@pytest.mark.parametrize(
    ("record", "event", "facts", "sentence"),
    [
        ("goal", "set", {"title": "Hadir"}, "Goal “Hadir”: set"),
        ("person", "added", {}, "Person: added"),
        ("person", "let go", {"name": "Budi"}, "Person “Budi”: let go"),
        (
            "person",
            "taken back",
            {"name": "Budi"},
            "Person “Budi”: active in the directory again",
        ),
        ("account", "password changed", {}, f"Account “{NEW}”: password changed"),
        ("closing", "saved", {}, "Closing of an activity: kept half-done"),
        (
            "committee_position",
            "appointed",
            {"title": "Bendahara", "person": "Bambang"},
            "Position in a committee “Bendahara”, “Bambang”: appointed",
        ),
        ("finding", "adopted in 2026/2027", {}, "Finding: taken into the plan"),
        ("family", "answered: same", {}, "Family: answered"),
        (
            "work_program",
            "returned",
            {"note": "Lengkapi anggaran."},
            "Work programme: returned. Lengkapi anggaran.",
        ),
        (
            "task",
            "attached",
            {"title": "Foto", "by_link": True},
            "Task “Foto”: a file was handed in (by personal link)",
        ),
        ("something_new", "turned around", {}, "something_new: was changed"),
    ],
)
def test_a_line_says_what_happened_to_which(
    record: str, event: str, facts: dict[str, object], sentence: str
) -> None:
    assert told(record, str(NEW), event, json.dumps(facts)) == sentence


@pytest.mark.parametrize("facts", ["", "[]", "null", "{", '{"title": 7}'])
def test_facts_that_cannot_be_read_spoil_no_line(facts: str) -> None:
    assert told("goal", "1", "set", facts) == "Goal: set"


def test_every_kind_of_line_that_is_written_has_its_words() -> None:
    """What the actions note by name, found in their sources."""
    noted = [
        (call.args[0], call.args[2])
        for source in modules(sources())
        for call in source.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "note"
        and ast.unparse(call.func.value) != "begun"
        and len(call.args) >= 3
    ]
    records = {a.value for a, _ in noted if isinstance(a, ast.Constant)}
    events = {b.value for _, b in noted if isinstance(b, ast.Constant)}

    assert len(records) > 20
    assert {record for record in records if record not in SUBJECTS} == set()
    assert {event for event in events if event not in EVENTS} == set()
    assert subject_of("goal") == "Goal"
    assert words_of("goal", "set") == "set"


def test_a_month_begins_at_the_schools_clock() -> None:
    since, until = month_bounds("2026-12", WIT)

    assert since == datetime(2026, 11, 30, 15, tzinfo=UTC).timestamp() * 1e6
    assert until == datetime(2026, 12, 31, 15, tzinfo=UTC).timestamp() * 1e6


def test_months_are_offered_from_the_newest_to_the_oldest() -> None:
    first = datetime(2026, 11, 30, 16, tzinfo=UTC)
    last = datetime(2027, 2, 3, tzinfo=UTC)

    assert months_between(first, last, WIT) == [
        date(2027, 2, 1),
        date(2027, 1, 1),
        date(2026, 12, 1),
    ]


@pytest.mark.parametrize(
    ("record", "record_id", "sentence"),
    [
        ("school_year", "2026", "School year “2026/2027”: closed"),
        ("account", "rina", "Account “rina”: closed"),
        ("school_year", "?", "School year: closed"),
    ],
)
def test_a_record_that_is_called_by_its_key_is_named(
    record: str, record_id: str, sentence: str
) -> None:
    assert told(record, record_id, "closed", "{}") == sentence
