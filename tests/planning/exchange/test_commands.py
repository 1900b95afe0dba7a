"""The plan by the command line."""

import json
from pathlib import Path

import icalendar
import pytest
from docx import Document

from data.calendar import SchoolYear
from data.errors import NotFound, Refused
from data.language import Language, speaking
from data.store import Store
from planning.activities import store as activities
from planning.exchange.commands import export_plan, import_plan
from planning.exchange.reading import read_plan
from tests.make import NOW, YEAR
from tests.planning.exchange.make import plan_of
from tests.planning.make import an_activity

CONTENT = plan_of(
    {"Nama kegiatan": "Rapat awal tahun", "Tanggal": "23/08/2026", "Catatan": "x"},
    {"Nama kegiatan": "POMG", "Tanggal": "32/8/2026"},
    {"Nama kegiatan": "Pentas", "Tanggal": "Mei 2027"},
)


def count(store: Store) -> int:
    return len(activities.activities_in(store, YEAR))


def run(store: Store, **choices: bool) -> None:
    facts = {"dry_run": False, "as_json": False} | choices
    with speaking(Language.ENGLISH):
        import_plan(store, "plan.xlsx", CONTENT, None, now=NOW, **facts)


def test_a_plan_is_taken_in_and_told(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    an_activity(store)
    run(store)
    told = capsys.readouterr().out.splitlines()

    assert told == [
        "Plan 2026/2027",
        "Activities read: 3",
        "New: 1",
        "Unchanged: 0",
        "Updated: 0",
        "Different, left as they are: 1",
        "Columns not read: Catatan",
        "Row 3, Kegiatan › Tanggal: “32/8/2026” is not a date. Write a day, the day "
        "first (22/08/2026 or 22 Agustus 2026), the first and the last day (12–14 "
        "Agustus 2026), or a month (Agustus 2026).",
    ]
    assert count(store) == 2


def test_dry_run_keeps_nothing(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    run(store, dry_run=True)

    assert "Nothing was kept" in capsys.readouterr().out
    assert count(store) == 0


def test_result_as_json(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    an_activity(store)
    run(store, as_json=True, update=True)
    found = json.loads(capsys.readouterr().out)

    assert (found["read"], found["new"], found["updated"]) == (3, 1, 1)
    assert found["dropped_columns"] == ["Catatan"]
    [bad] = found["bad"]
    assert (bad["sheet"], bad["row"], bad["column"]) == ("Kegiatan", 3, "Tanggal")


def test_the_ending_chooses_the_paper(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    an_activity(store)
    for name in ("plan.XLSX", "plan.docx", "plan.ics"):
        export_plan(store, YEAR, tmp_path / name, now=NOW)

    content = (tmp_path / "plan.XLSX").read_bytes()
    assert len(read_plan("plan.xlsx", content).activities) == 1
    words = [p.text for p in Document(str(tmp_path / "plan.docx")).paragraphs]
    assert any("2026/2027" in text for text in words)
    calendar = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    assert [str(e["summary"]) for e in calendar.walk("VEVENT")] == ["Rapat awal tahun"]
    assert "2026/2027" in capsys.readouterr().out


def test_another_ending_is_refused_in_a_sentence(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="end the name"):
        export_plan(store, YEAR, tmp_path / "plan.pdf", now=NOW)
    with pytest.raises(Refused, match="cannot be written"):
        export_plan(store, YEAR, tmp_path / "no" / "plan.xlsx", now=NOW)
    with pytest.raises(NotFound):
        export_plan(store, SchoolYear(start=1999), tmp_path / "a.xlsx", now=NOW)
    assert list(tmp_path.iterdir()) == []
