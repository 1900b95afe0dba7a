from uuid import UUID

from data.store import Store
from planning.activities.actions import drop_activity
from planning.programme import queries
from planning.programme import store as programmes
from planning.programme.actions import (
    answer_note,
    return_,
    revise,
    submit,
    write_note,
)
from planning.programme.models import Step
from planning.programme.queries import ListedNote, ListedVersion, OpeningMeeting
from tests.make import BUDI, NOW, SARI, YEAR
from tests.planning.make import an_activity, keep_class_group, key, program_at


def note(store: Store, text: str, activity_id: UUID | None) -> UUID:
    return write_note(store, key(text), activity_id, text, YEAR, by=BUDI, now=NOW).id


def test_notes_are_drafts_until_the_plan_is_returned(store: Store) -> None:
    plan = program_at(store, Step.SUBMITTED)
    here = key("Rapat awal tahun")
    note(store, "Mahal", here)

    assert queries.notes_of(store, YEAR) == []
    drafts = queries.notes_of(store, YEAR, drafts=True)
    return_(store, YEAR, plan.version, "", by=BUDI, now=NOW)

    expected = ListedNote(
        id=key("Mahal"),
        activity_id=here,
        activity="Rapat awal tahun",
        is_planned=True,
        text="Mahal",
        made_at=NOW,
        made_by="Budi",
        answer="",
        mended_at=None,
        is_open=True,
        version=1,
    )
    assert drafts == [expected]
    assert queries.notes_of(store, YEAR) == [expected]
    assert queries.notes_of(store, YEAR.before, drafts=True) == []


def test_settled_notes_stay_and_new_ones_wait(store: Store) -> None:
    plan = program_at(store, Step.SUBMITTED)
    first = note(store, "Mahal", None)
    returned = return_(store, YEAR, plan.version, "", by=BUDI, now=NOW)
    answer_note(store, first, 1, "Dikurangi", YEAR, mended=True, by=SARI, now=NOW)
    submit(store, YEAR, returned.version, by=SARI, now=NOW)
    note(store, "Masih mahal", None)

    [settled] = queries.notes_of(store, YEAR)

    assert (settled.answer, settled.is_open) == ("Dikurangi", False)
    assert (settled.activity, settled.is_planned) == ("", False)
    assert len(queries.notes_of(store, YEAR, drafts=True)) == 2


def test_note_still_names_an_activity_that_was_dropped(store: Store) -> None:
    plan = program_at(store, Step.SUBMITTED)
    note(store, "Hapus", key("Rapat awal tahun"))
    return_(store, YEAR, plan.version, "", by=BUDI, now=NOW)
    drop_activity(store, key("Rapat awal tahun"), by=SARI, now=NOW)

    [listed] = queries.notes_of(store, YEAR)

    assert (listed.activity, listed.is_planned) == ("Rapat awal tahun", False)


def test_opening_meeting_tells_who_came(store: Store) -> None:
    store.write_all(
        "annual_meeting",
        [
            {
                "id": key("meeting"),
                "school_year": YEAR.start,
                "held_on": NOW.date(),
                "place": "Aula",
                "agenda": "",
                "second_way": "Formulir",
                "second_way_until": None,
                "second_way_result": "",
                "version": 1,
            }
        ],
    )
    counts = {"teachers": 12, "parents": 30, "komite": 0}
    store.write_all(
        "meeting_party",
        [
            {"meeting_id": key("meeting"), "party": p, "count": n, "names": ""}
            for p, n in counts.items()
        ],
    )
    decision = {"meeting_id": key("meeting"), "number": 1, "text": "POMG tiap bulan"}
    store.write_all("meeting_decision", [{"id": key("d"), **decision}])

    assert queries.opening_meeting(store, YEAR.before) == []
    assert queries.opening_meeting(store, YEAR) == [
        OpeningMeeting(
            id=key("meeting"),
            held_on=NOW.date(),
            people=42,
            parties=("parents", "teachers"),
            second_way="Formulir",
            second_way_until=None,
            decisions=1,
        )
    ]


def test_meeting_without_parties_counts_nobody(store: Store) -> None:
    row = {
        "id": key("meeting"),
        "school_year": YEAR.start,
        "held_on": NOW.date(),
        "place": "",
        "agenda": "",
        "second_way": "",
        "second_way_until": None,
        "second_way_result": "",
        "version": 1,
    }
    store.write_all("annual_meeting", [row])

    [meeting] = queries.opening_meeting(store, YEAR)

    assert (meeting.people, meeting.parties, meeting.decisions) == (0, (), 0)


def test_versions_are_listed_with_who_and_why(store: Store) -> None:
    plan = program_at(store, Step.APPROVED)
    revise(store, YEAR, plan.version, "Jadwal", by=SARI, now=NOW)

    assert queries.approved_versions(store, YEAR) == [
        ListedVersion(
            number=1, approved_at=NOW, approved_by="Budi", reason="", is_minor=False
        )
    ]
    assert queries.approved_versions(store, YEAR.after) == []
    assert programmes.version(store, YEAR, 1).read().year == "2026/2027"


def test_names_are_of_people_and_class_groups(store: Store) -> None:
    an_activity(store)
    group = keep_class_group(store, "VII A", 7)

    names = {named.id: named.name for named in queries.names_in_plan(store)}

    assert names[SARI.id] == "Sari"
    assert names[group] == "VII A"
