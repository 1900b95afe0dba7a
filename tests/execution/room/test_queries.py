"""What a room lacks after its day, and whose rooms a person finds."""

from uuid import UUID

from data.participants import Expected, Party
from data.store import Store
from execution.attendance.actions import keep_party
from execution.attendance.models import PartyDraft
from execution.room.models import After
from execution.room.queries import rooms
from planning.activities.models import Audience, EvidenceKind
from tests.execution.make import an_activity, closed, key, to_close
from tests.execution.room.make import agreed
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting


def test_what_is_missing_after_the_day_depends_on_the_activity(store: Store) -> None:
    komite = an_activity(
        store,
        "Rapat komite",
        audience=Audience.NONE,
        parties=(Expected(party=Party.KOMITE, expected=9),),
        evidence=(EvidenceKind.MINUTES, EvidenceKind.PHOTO),
    )
    activity = to_close(store)
    found = {room.activity_id: room for room in rooms(store, YEAR, SARI)}
    assert found[activity.id].there == (After.ATTENDANCE,)
    assert found[activity.id].missing == (
        After.MONEY,
        After.CLOSING,
        After.REPORT,
    )
    assert found[komite.id].missing == (
        After.ATTENDANCE,
        After.MINUTES,
        After.DOCUMENTATION,
        After.CLOSING,
        After.REPORT,
    )

    keep_minutes_and_photo(store, komite.id)
    keep_who_came(store, komite.id)
    closed(store, activity)
    found = {room.activity_id: room for room in rooms(store, YEAR, SARI)}
    assert found[komite.id].there == (
        After.ATTENDANCE,
        After.MINUTES,
        After.DOCUMENTATION,
    )
    assert After.CLOSING in found[activity.id].there
    assert rooms(store, YEAR.after, SARI) == []
    sql = "delete from participation_count where class_group_id = $id"
    store.write(sql, id=key("VII A"))
    assert After.ATTENDANCE in rooms(store, YEAR, SARI)[0].missing


def keep_who_came(store: Store, activity_id: UUID) -> None:
    came = PartyDraft(party=Party.KOMITE, invited=9, came=7)
    keep_party(acting(store, SARI), activity_id, 0, came)


def keep_minutes_and_photo(store: Store, activity_id: object) -> None:
    meeting = {
        "id": key("notulen"),
        "school_year": YEAR.start,
        "kind": "activity",
        "activity_id": activity_id,
        "held_on": NOW.date(),
        "place": "",
        "agenda": "",
        "version": 1,
    }
    store.write_all("meeting", [meeting])
    photo = {
        "attachment_id": key("foto"),
        "record": "activity",
        "record_id": activity_id,
        "activity_id": activity_id,
        "happened_on": NOW.date(),
        "caption": "",
        "shows_pupils": False,
        "has_consent": False,
        "version": 1,
    }
    store.write_all("record_file", [photo])


def test_leaders_find_every_room_and_others_their_own(store: Store) -> None:
    other = an_activity(store, "Rapat lain", person_id=TONO.id)
    activity = agreed(store)

    def titles(by: object) -> list[str]:
        return [room.title for room in rooms(store, YEAR, by)]  # type: ignore[arg-type]

    both = sorted((activity.title, other.title))
    assert sorted(titles(SARI)) == sorted(titles(BUDI)) == both
    assert titles(RINA) == [activity.title]
    assert titles(TONO) == ["Rapat lain"]
