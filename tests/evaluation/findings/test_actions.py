import pytest

from data.errors import NotAllowed, NotFound, Refused, WrongStep
from data.history import events_of
from data.school import store as schools
from data.store import Store
from evaluation.findings import store as findings
from evaluation.findings.actions import note_finding
from evaluation.findings.models import FindingDraft
from tests.evaluation.make import LATE_LETTERS, keep_activity, key
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting


def test_finding_is_noted_about_the_whole_year(store: Store) -> None:
    noted = note_finding(acting(store, SARI), key("f"), LATE_LETTERS, None, YEAR)

    assert findings.findings_in(store, YEAR) == [noted]
    assert [e.event for e in events_of(store, "finding", noted.id)] == ["noted"]


def test_principal_notes_findings_too(store: Store) -> None:
    activity = keep_activity(store, "Rapat")

    note_finding(acting(store, BUDI), key("f"), LATE_LETTERS, activity, YEAR)

    [found] = findings.findings_of(store, activity)
    assert found.text == "Undangan terlambat"


def test_double_click_notes_one_finding(store: Store) -> None:
    for draft in (LATE_LETTERS, FindingDraft(text="Lain")):
        note_finding(acting(store, SARI), key("f"), draft, None, YEAR)

    [found] = findings.findings_in(store, YEAR)
    assert found.text == LATE_LETTERS.text
    assert len(events_of(store, "finding", found.id)) == 1


def test_committee_member_notes_nothing(store: Store) -> None:
    with pytest.raises(NotAllowed):
        note_finding(acting(store, RINA), key("f"), LATE_LETTERS, None, YEAR)

    assert findings.findings_in(store, YEAR) == []


def test_closed_year_takes_no_findings(store: Store) -> None:
    record = schools.year(store, YEAR.start)
    closed = record.model_copy(update={"closed_on": NOW.date(), "version": 2})
    store.replace(closed)

    with pytest.raises(WrongStep):
        note_finding(acting(store, SARI), key("f"), LATE_LETTERS, None, YEAR)


def test_finding_belongs_to_the_year_of_its_activity(store: Store) -> None:
    activity = keep_activity(store, "Rapat", school_year=2025)

    with pytest.raises(Refused):
        note_finding(acting(store, SARI), key("f"), LATE_LETTERS, activity, YEAR)
    with pytest.raises(NotFound):
        note_finding(acting(store, SARI), key("f"), LATE_LETTERS, key("?"), YEAR)
