from datetime import date
from io import BytesIO

from icalendar import Calendar
from PIL import Image

from data.store import Store
from organizing.links.documents import personal_calendar, qr_code
from organizing.links.queries import feed_tasks
from organizing.tasks.actions import move_task
from organizing.tasks.models import TaskStep
from planning.feeds.queries import calendar_events
from tests.make import RINA, YEAR, acting
from tests.organizing.make import a_task, an_activity

ADDRESS = "http://192.168.1.10:8501/t/" + "a" * 66


def test_a_code_is_a_sharp_square_picture() -> None:
    with Image.open(BytesIO(qr_code(ADDRESS))) as picture:
        assert picture.format == "PNG"
        assert picture.width == picture.height
        assert picture.width >= 300


def events(content: bytes) -> dict[str, object]:
    calendar = Calendar.from_ical(content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_tasks_stand_beside_their_activities_on_the_day_they_are_due(
    store: Store,
) -> None:
    task = a_task(store, an_activity(store))

    def made() -> bytes:
        tasks = feed_tasks(store, RINA.id, YEAR)
        return personal_calendar(calendar_events(store, YEAR), tasks, "Tugas Rina")

    first = events(made())
    assert made() == made()
    move_task(acting(store, RINA), task.id, task.version, TaskStep.DONE)
    after = events(made())

    assert list(first) == [
        "Rapat awal tahun",
        "☐ Menyiapkan undangan · Rapat awal tahun",
    ]
    assert list(after)[1] == "✓ Menyiapkan undangan · Rapat awal tahun"
    opened, done = list(first.values())[1], list(after.values())[1]
    assert opened["uid"] == done["uid"] == f"{task.id}@siklus-humas"  # type: ignore[index]
    assert done["sequence"] > opened["sequence"]  # type: ignore[index]
    assert opened["dtstart"].dt == date(2026, 8, 8)  # type: ignore[index]
    assert opened["transp"] == "TRANSPARENT"  # type: ignore[index]
