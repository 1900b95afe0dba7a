from datetime import timedelta

import pytest

from data.arising import Arising
from data.attachments.models import FileDraft
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.school import store as schools
from data.store import Store
from evaluation.findings import store as findings
from evaluation.findings.actions import (
    FILES,
    assign_finding,
    attach_to_finding,
    close_finding,
    decline_finding,
    note_finding,
    reopen_finding,
)
from evaluation.findings.models import Finding, FindingDraft
from execution.files.actions import OWNERS, open_file
from tests.evaluation.make import LATE_LETTERS, keep_activity, keep_closing, key
from tests.execution.make import A_FILE, A_PDF
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting


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


def test_finding_says_from_which_record_it_arose(store: Store) -> None:
    activity = keep_activity(store, "Rapat")
    of = {"source": Arising.ATTENDANCE, "source_id": activity}

    kept = note_finding(
        acting(store, SARI), key("f"), LATE_LETTERS, activity, YEAR, **of
    )

    assert (kept.source, kept.source_id) == (Arising.ATTENDANCE, activity)
    gone = of | {"source_id": key("?")}
    with pytest.raises(NotFound):
        note_finding(acting(store, SARI), key("g"), LATE_LETTERS, None, YEAR, **gone)


def noted(store: Store, **facts: object) -> Finding:
    draft = FindingDraft(text="Undangan terlambat", **facts)
    return note_finding(acting(store, SARI), key("f"), draft, None, YEAR)


def test_it_is_given_to_somebody_until_a_day(store: Store) -> None:
    kept, day = noted(store), NOW.date() + timedelta(days=7)
    act = acting(store, BUDI)

    given = assign_finding(act, kept.id, 1, RINA.id, day)

    assert assign_finding(act, kept.id, 1, RINA.id, day) == given
    assert (given.owner_id, given.due_on, given.version) == (RINA.id, day, 2)
    with pytest.raises(Refused):
        assign_finding(act, kept.id, 2, RINA.id, NOW.date() - timedelta(days=1))
    with pytest.raises(Refused):
        assign_finding(act, kept.id, 2, key("?"), day)


def test_whose_it_is_closes_it_with_words_or_an_activity(store: Store) -> None:
    kept, act = noted(store, owner_id=RINA.id), acting(store, RINA)
    activity = keep_activity(store, "Pelatihan")

    for words, proof in (("", None), ("", activity)):
        with pytest.raises(Refused):
            close_finding(act, kept.id, 1, words, proof)
    keep_closing(store, "Pelatihan")
    closed = close_finding(act, kept.id, 1, "", activity)

    assert close_finding(act, kept.id, 1, "", activity) == closed
    assert (closed.closed_by, closed.proof_id) == (RINA.id, activity)
    assert "closed" in [e.event for e in events_of(store, "finding", kept.id)]


def test_for_who_has_nothing_to_do_with_it_it_is_not_there(store: Store) -> None:
    kept = noted(store, owner_id=RINA.id)

    with pytest.raises(NotFound):
        close_finding(acting(store, TONO), kept.id, 1, "Sudah")
    with pytest.raises(NotAllowed):
        close_finding(acting(store, BUDI), kept.id, 1, "Sudah")


def test_it_is_declined_with_a_reason_and_opened_with_one(store: Store) -> None:
    kept, act = noted(store), acting(store, SARI)

    with pytest.raises(Refused):
        decline_finding(act, kept.id, 1, " ")
    declined = decline_finding(act, kept.id, 1, "Di luar kewenangan sekolah")
    assert (declined.is_declined, declined.closed_on) == (True, NOW.date())
    with pytest.raises(Refused):
        reopen_finding(act, kept.id, 2, "")
    opened = reopen_finding(act, kept.id, 2, "Dinas menyerahkan kepada sekolah")

    assert (opened.is_declined, opened.closed_on, opened.version) == (False, None, 3)


def test_two_who_end_it_at_once_are_told_of_each_other(store: Store) -> None:
    kept = noted(store)
    assign_finding(acting(store, BUDI), kept.id, 1, SARI.id, None)

    with pytest.raises(Stale):
        close_finding(acting(store, SARI), kept.id, 1, "Sudah")


def test_a_file_is_seen_by_whose_it_is(store: Store) -> None:
    kept, act = noted(store, owner_id=RINA.id), acting(store, RINA)
    attach_to_finding(act, A_FILE, kept.id, "a.pdf", A_PDF, draft=FileDraft())
    OWNERS[FILES.record] = FILES

    assert open_file(act, A_FILE).content == A_PDF
    assert open_file(acting(store, BUDI), A_FILE).content == A_PDF
    with pytest.raises(NotFound):
        open_file(acting(store, TONO), A_FILE)
    assert close_finding(act, kept.id, 1, "").closed_on
