from datetime import date

from data.language import Language, speaking
from data.store import Store
from planning.meeting.actions import change_meeting
from planning.meeting.models import Party, PartyDraft
from planning.meeting.queries import annual_meeting
from tests.make import SARI, YEAR, acting
from tests.planning.meeting.make import CAME, a_meeting, decisions_of, meeting_draft


def test_year_without_a_meeting_has_none(store: Store) -> None:
    a_meeting(store)

    assert annual_meeting(store, YEAR.after) is None


def test_meeting_is_read_with_all_five_parties_and_its_decisions(store: Store) -> None:
    meeting = a_meeting(store)
    decisions_of(store, meeting, ["Satu", "Dua"])

    held = annual_meeting(store, YEAR)

    assert held is not None
    assert held.meeting.agenda_items == ["Hasil tahun lalu", "Tujuan"]
    assert {row.party: row.count for row in held.parties} == CAME
    assert (held.came, held.missing, held.is_untimely) == (87, [Party.KOMITE], False)
    assert [d.text for d in held.decisions] == ["Satu", "Dua"]
    with speaking(Language.ENGLISH):
        assert held.said().endswith("missing: School committee.")


def test_party_that_was_never_entered_is_missing(store: Store) -> None:
    meeting = a_meeting(store)
    draft = meeting_draft(held_on=date(2027, 2, 1), parties=())
    change_meeting(acting(store, SARI), meeting.id, 1, draft)

    held = annual_meeting(store, YEAR)

    assert held is not None
    assert held.missing == list(Party)
    assert held.is_untimely


def test_full_meeting_misses_nobody(store: Store) -> None:
    a_meeting(store, parties=tuple(PartyDraft(party=p, count=1) for p in Party))

    held = annual_meeting(store, YEAR)

    assert held is not None
    with speaking(Language.ENGLISH):
        assert "all five parties" in held.said()
