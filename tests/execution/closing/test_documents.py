from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from PIL import Image

from data.attachments.actions import keep_file
from data.attachments.models import FileDraft, Owner, take
from data.factors import Factor, FactorSide
from data.obstacles import ObstacleCode, ObstacleDraft, Side
from data.participants import Expected, Party, Presence
from data.store import Store
from execution.attendance.models import ActivityPupil, Attendance
from execution.closing.actions import complete_closing
from execution.closing.documents import activity_report, official_record
from execution.closing.documents.wording import turnout_words
from execution.closing.facts import ReportPaper, report_paper
from execution.closing.models import ClosingDraft, Outcome
from execution.closing.queries import report_day
from execution.obstacles.actions import note_factor, raise_obstacle
from execution.obstacles.models import FactorDraft
from planning.activities.models import Activity, Audience, Mode
from tests.execution.make import (
    HELD_ON,
    an_activity,
    approve,
    closed,
    keep_class_group,
    key,
    to_close,
)
from tests.make import NOW, SARI, YEAR, acting

HELD = ClosingDraft(
    outcome=Outcome.HELD,
    held_on=HELD_ON,
    mode=Mode.FACE_TO_FACE,
    decisions="Anggaran disetujui.",
)


def words_of(paper: bytes) -> str:
    document = Document(BytesIO(paper))
    cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def marks_of(paper: bytes) -> str:
    header = Document(BytesIO(paper)).sections[0].header
    return "\n".join(paragraph.text for paragraph in header.paragraphs)


def facts_of(store: Store, activity: Activity) -> ReportPaper:
    return report_paper(store, activity.id, NOW)


def a_receipt(store: Store, activity: Activity, amount: int) -> None:
    row = {
        "id": key(f"kuitansi {amount}"),
        "activity_id": activity.id,
        "budget_line_id": key("Konsumsi"),
        "title": "Nasi kotak",
        "amount": amount,
        "spent_on": date(2026, 8, 15),
        "payee": "Warung Bu Yati",
    }
    store.write_all("spending", [row])


@pytest.fixture
def meeting(store: Store) -> Activity:
    """A meeting of families, held with two of three represented, and paid."""
    activity = to_close(store)
    a_receipt(store, activity, 600_000)
    closed(store, activity)
    return activity


def test_a_report_has_its_chapters_filled_from_the_records(
    store: Store, meeting: Activity
) -> None:
    words = words_of(activity_report(facts_of(store, meeting)))

    for chapter in ("PENDAHULUAN", "PELAKSANAAN", "KEUANGAN", "PENUTUP"):
        assert chapter in words
    assert "2 keluarga terwakili (66,7 %)" in words.replace("\xa0", " ")
    assert "VII A" in words
    assert "Tata tertib disetujui." in words
    assert "Rp750.000" in words
    assert "80" in words
    assert "Rp150.000" in words
    assert "Warung Bu Yati" in words


def test_a_report_tells_obstacles_and_what_helped(
    store: Store, meeting: Activity
) -> None:
    note_factor(
        acting(store, SARI),
        key("pendukung"),
        FactorDraft(
            activity_id=meeting.id,
            code=Factor.FACILITIES,
            side=FactorSide.SCHOOL,
            note="Aula dipinjamkan kelurahan",
            noted_on=HELD_ON,
        ),
        YEAR,
    )
    raise_obstacle(
        acting(store, SARI),
        key("kendala rapat"),
        ObstacleDraft(
            activity_id=meeting.id,
            code=ObstacleCode.FACILITIES,
            side=Side.INTERNAL,
            note="Aula sempit",
            remedy="Dua gelombang",
            raised_on=HELD_ON,
        ),
        YEAR,
    )

    words = words_of(activity_report(facts_of(store, meeting)))

    assert "Aula sempit" in words
    assert "Dua gelombang" in words
    assert "Aula dipinjamkan kelurahan" in words


def a_photo(
    store: Store, activity: Activity, caption: str, *, shows_pupils: bool
) -> None:
    drawn = BytesIO()
    Image.new("RGBA", (60, 40 + len(caption)), (len(caption), 90, 160, 0)).save(
        drawn, "WEBP"
    )
    file = take(f"{caption}.webp", drawn.getvalue())
    owner = Owner(record="activity", record_id=activity.id, activity_id=activity.id)
    draft = FileDraft(caption=caption, happened_on=HELD_ON, shows_pupils=shows_pupils)
    keep_file(acting(store, SARI), file, key(caption), owner, draft=draft)


def test_a_report_shows_photos_that_may_be_shown(
    store: Store, meeting: Activity
) -> None:
    a_photo(store, meeting, "Aula saat rapat", shows_pupils=False)
    a_photo(store, meeting, "Anak di panggung", shows_pupils=True)
    facts = facts_of(store, meeting)

    paper = activity_report(facts)

    assert (len(facts.photos), facts.photos_left_out) == (1, 1)
    printed = Image.open(BytesIO(facts.photos[0].picture))
    assert (printed.format, printed.convert("L").getextrema()) == ("JPEG", (255, 255))
    assert "Aula saat rapat" in words_of(paper)
    assert "Anak di panggung" not in words_of(paper)


def test_a_report_is_a_draft_until_the_closing_is_complete(store: Store) -> None:
    activity = to_close(store)
    drafts = facts_of(store, activity)
    assert "DRAF" in marks_of(activity_report(drafts))
    assert "DRAF" in marks_of(official_record(drafts))

    closed(store, activity)

    assert "DRAF" not in marks_of(activity_report(facts_of(store, activity)))


def test_an_official_record_says_day_and_hours_in_words(
    store: Store, meeting: Activity
) -> None:
    words = words_of(official_record(facts_of(store, meeting)))

    assert (
        "Sabtu, tanggal lima belas bulan Agustus tahun dua ribu dua puluh enam" in words
    )
    assert "Tata tertib disetujui." in words
    assert "Kepala Sekolah," in words


def test_a_komite_meeting_reports_its_own_group_alone(store: Store) -> None:
    activity = an_activity(
        store,
        "Rapat komite",
        audience=Audience.NONE,
        parties=(Expected(party=Party.KOMITE, expected=12),),
    )
    approve(store)
    row = {
        "activity_id": activity.id,
        "party": "komite",
        "invited": 12,
        "came": 9,
        "names": "Bu Wati\nPak Tono",
    }
    store.write_all("party_attendance", [row])
    complete_closing(acting(store, SARI), activity.id, 0, HELD)

    facts = facts_of(store, activity)

    assert facts.rates.invited == 0
    [party] = facts.parties
    assert (party.invited, party.came) == (12, 9)
    assert "Bu Wati, Pak Tono" in words_of(activity_report(facts))
    assert "komite sekolah 9 dari 12 orang" in words_of(official_record(facts)).lower()


@pytest.mark.parametrize(("families", "is_told"), [(2, False), (6, True)])
def test_a_report_of_visits_names_no_class_group_and_no_few_families(
    store: Store, families: int, is_told: bool
) -> None:
    activity = an_activity(
        store,
        "Kunjungan rumah",
        audience=Audience.PUPILS,
        parties=(Expected(party=Party.FAMILIES, expected=families),),
        indicator="Keluarga yang dikunjungi terwakili",
        target=Decimal(1),
        unit="keluarga",
    )
    names = [f"Anak {n}" for n in range(families)]
    keep_class_group(store, "VII A", 7, *names)
    approve(store)
    for name in names:
        pupil = ActivityPupil(activity_id=activity.id, student_id=key(name))
        came = Attendance(
            activity_id=activity.id,
            student_id=key(name),
            class_group_id=key("VII A"),
            presence=Presence.MOTHER,
        )
        store.add(pupil)
        store.add(came)
    complete_closing(acting(store, SARI), activity.id, 0, HELD)

    facts = facts_of(store, activity)
    papers = [activity_report(facts), official_record(facts)]
    for words in map(words_of, papers):
        assert "VII A" not in words
        assert (turnout_words(facts.rates) in words) is is_told
        assert (f"{families} keluarga" in words) is is_told
        assert ("tidak disebutkan (menyangkut" in words) is not is_told
    lists = next(words for words in map(words_of, papers) if "Daftar hadir" in words)
    assert "1 kelas" not in lists


def test_a_report_is_due_with_its_task_or_a_week_after(store: Store) -> None:
    activity = an_activity(store)
    [due] = report_day(store, activity.id)
    assert due.due_on == date(2026, 8, 22)

    row: dict[str, Any] = {
        "id": key("tugas"),
        "activity_id": activity.id,
        "position_id": None,
        "person_id": None,
        "title": "Menyelesaikan LPJ rapat",
        "offset_days": 10,
        "step": "not_started",
        "detail": "",
        "evidence": [],
        "due_when_done": None,
        "obstacle": None,
        "obstacle_note": "",
        "version": 1,
    }
    store.write_all("task", [row])

    [due] = report_day(store, activity.id)
    assert due.due_on == date(2026, 8, 25)
