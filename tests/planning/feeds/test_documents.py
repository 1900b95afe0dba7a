from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from data.activity import DatePrecision
from data.cooperation import CooperationForm
from data.store import Store
from planning.activities.models import Mode
from planning.calendar.actions import move_activity
from planning.days import store as days
from planning.days.actions import fill_days_off
from planning.feeds.documents import calendar_file, calendar_name, year_calendar
from planning.feeds.queries import calendar_events
from tests.make import NOW, SARI, YEAR, acting
from tests.planning.make import an_activity, keep_closing


def exported(store: Store) -> bytes:
    return year_calendar(calendar_events(store, YEAR), "Humas")


def parsed(content: bytes) -> dict[str, Event]:
    """Return the events by UID, as a calendar that imports them would keep them."""
    calendar = Calendar.from_ical(content)
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def only(content: bytes) -> Any:
    [event] = parsed(content).values()
    return event


def test_an_activity_with_hours_stands_at_the_schools_clock(store: Store) -> None:
    kept = an_activity(
        store,
        starts_at=time(8),
        ends_at=time(10, 30),
        forms=(CooperationForm.RAPAT, CooperationForm.KEPUTUSAN),
        mode=Mode.HYBRID,
    )

    event = only(exported(store))

    zone = ZoneInfo("Asia/Jakarta")
    assert event["uid"] == f"{kept.id}@siklus-humas"
    assert event["dtstart"].dt == datetime(2026, 8, 22, 8, tzinfo=zone)
    assert event["dtend"].dt == datetime(2026, 8, 22, 10, 30, tzinfo=zone)
    assert event["summary"] == "Rapat awal tahun"
    assert event["location"] == "Aula"
    assert "Hubungan harmonis" in event["description"]
    assert "75 %" in event["description"]
    assert event["dtstamp"].dt == NOW
    assert len(event["categories"].cats) == 2
    assert event["categories"].cats[0] == "Rapat atau pertemuan rutin"
    assert b"Sari" not in exported(store)


def test_an_activity_without_hours_lasts_the_day(store: Store) -> None:
    an_activity(store)

    event = only(exported(store))

    assert event["dtstart"].dt == date(2026, 8, 22)
    assert event["dtend"].dt == date(2026, 8, 23)


def test_what_has_no_day_is_left_out(store: Store) -> None:
    an_activity(store, "Bulan", date_precision=DatePrecision.MONTH)
    an_activity(store, "Tanpa", planned_on=None)

    assert parsed(exported(store)) == {}


def test_two_exports_are_the_same_bytes(store: Store) -> None:
    an_activity(store)
    an_activity(store, "POMG", starts_at=time(8))

    assert exported(store) == exported(store)


def test_importing_again_after_a_move_moves_the_event(store: Store) -> None:
    kept = an_activity(store)
    an_activity(store, "POMG", planned_on=date(2026, 10, 3))
    calendar = parsed(exported(store))
    before = calendar[f"{kept.id}@siklus-humas"]
    move_activity(
        acting(store, SARI),
        kept.id,
        kept.version,
        date(2026, 9, 5),
        starts_at=None,
        ends_at=None,
    )

    again = parsed(exported(store))
    assert set(again) == set(calendar)
    calendar |= {
        uid: event
        for uid, event in again.items()
        if event["sequence"] > calendar[uid]["sequence"]
    }

    assert len(calendar) == 2
    after = calendar[f"{kept.id}@siklus-humas"]
    assert after["sequence"] == before["sequence"] + 1
    assert after["dtstart"].dt == date(2026, 9, 5)


def test_what_is_not_held_is_cancelled_not_gone(store: Store) -> None:
    kept = an_activity(store)
    assert only(exported(store))["status"] == "CONFIRMED"
    keep_closing(store, kept.id)
    store.write("update closing set outcome = 'not_held', held_on = null")

    assert only(exported(store))["status"] == "CANCELLED"


def test_days_off_make_nobody_busy(store: Store) -> None:
    fill_days_off(acting(store, SARI), YEAR)
    off = days.days_off(store, YEAR.first_day, YEAR.last_day)

    events = parsed(year_calendar([], "Humas", off))

    assert len(events) == len(off)
    first = events[f"{off[0].id}@siklus-humas"]
    assert first["transp"] == "TRANSPARENT"
    assert first["dtstart"].dt == off[0].on_day
    assert first["summary"] == off[0].name


def test_an_empty_year_is_still_a_calendar() -> None:
    calendar = Calendar.from_ical(year_calendar([], "Humas 2026/2027"))

    assert calendar["x-wr-calname"] == "Humas 2026/2027"
    assert calendar["version"] == "2.0"


def test_the_school_clock_and_the_next_look_are_told(store: Store) -> None:
    an_activity(store, starts_at=time(8), ends_at=time(10))

    calendar = Calendar.from_ical(exported(store))

    [zone] = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Jakarta"
    assert calendar["x-wr-timezone"] == "Asia/Jakarta"
    assert calendar["refresh-interval"].dt == timedelta(hours=6)
    assert only(exported(store))["last-modified"].dt == NOW


def test_an_activity_of_several_days_ends_after_the_last(store: Store) -> None:
    an_activity(store, ends_on=date(2026, 8, 24))

    event = only(exported(store))

    assert event["dtstart"].dt == date(2026, 8, 22)
    assert event["dtend"].dt == date(2026, 8, 25)


def test_hours_of_several_days_end_on_the_last(store: Store) -> None:
    an_activity(store, "Persami", ends_on=date(2026, 8, 23), starts_at=time(7))
    zone = ZoneInfo("Asia/Jakarta")
    assert only(exported(store))["dtend"].dt == datetime(2026, 8, 24, tzinfo=zone)

    an_activity(
        store,
        "Studi tur",
        planned_on=date(2026, 9, 5),
        ends_on=date(2026, 9, 6),
        starts_at=time(15),
        ends_at=time(12, 30),
    )
    events = {str(e["summary"]): e for e in parsed(exported(store)).values()}
    tour: Any = events["Studi tur"]
    assert tour["dtstart"].dt == datetime(2026, 9, 5, 15, tzinfo=zone)
    assert tour["dtend"].dt == datetime(2026, 9, 6, 12, 30, tzinfo=zone)


def test_a_calendar_is_named_after_its_school_and_year() -> None:
    name = calendar_name("SMP Negeri 1 Prabumulih", YEAR)

    calendar = Calendar.from_ical(year_calendar([], name))

    assert calendar["x-wr-calname"] == "Humas SMP Negeri 1 Prabumulih 2026/2027"
    assert calendar["name"] == calendar["x-wr-calname"]
    assert calendar_file("SMP Negeri 1 “Prabumulih”, Kelas É/2", YEAR) == (
        "Kalender-humas-SMP-Negeri-1-Prabumulih-Kelas-E-2-2026-2027.ics"
    )


def test_what_was_typed_comes_back_whatever_signs_it_has(store: Store) -> None:
    title = "Rapat; komite, “pleno” \\ tahap 1: " + "ayah–ibu hadir, " * 9 + "selesai"
    kept = an_activity(store, place="Aula\\Utara; lantai 2, kiri")
    [event] = calendar_events(store, YEAR)
    older = event.model_copy(update={"title": f"{title}\x0b"})

    content = year_calendar([older], "Humas: a;b,c")

    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert b"\x0b" not in content
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    [event] = calendar.walk("VEVENT")
    assert event.errors == []
    assert str(event["summary"]).strip() == title
    assert event["location"] == "Aula\\Utara; lantai 2, kiri"
    assert str(event["description"]).splitlines()[0] == "Tatap muka"
    assert calendar["x-wr-calname"] == "Humas: a;b,c"
    assert event["uid"] == f"{kept.id}@siklus-humas"
