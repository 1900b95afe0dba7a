from io import BytesIO

from docx import Document

from data.store import Store
from execution.minutes.actions import add_item
from execution.minutes.documents import meeting_minutes
from execution.minutes.models import ItemDraft
from execution.minutes.queries import minutes_paper
from planning.meeting.models import Meeting, MeetingKind
from tests.execution.make import HELD_ON, key
from tests.execution.minutes.make import (
    A_MEETING,
    DUE,
    a_meeting,
    decided,
    with_committee,
)
from tests.make import SARI, YEAR, acting


def words_of(content: bytes) -> str:
    paper = Document(BytesIO(content))
    cells = [c.text for t in paper.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in paper.paragraphs] + cells)


def test_minutes_say_who_does_what_until_when(store: Store) -> None:
    with_committee(store)
    a_meeting(store)
    point = ItemDraft(title="Tata tertib", speaker="Budi", content="Dibacakan")
    add_item(acting(store, SARI), key("pokok"), A_MEETING, point)
    decided(store, owner_id=SARI.id, due_on=DUE)

    words = words_of(meeting_minutes(minutes_paper(store, A_MEETING)))

    for part in (
        "NOTULEN RAPAT",
        "RAPAT AWAL TAHUN",
        "Sabtu, 15 Agustus 2026",
        "Budi: Dibacakan",
        "Tata tertib disetujui",
        "Selasa, 15 September 2026",
        "Pimpinan Rapat,",
        "Notulis,",
        "DAFTAR HADIR RAPAT",
        "Tono",
    ):
        assert part in words
    assert words.count(SARI.name) >= 3


def test_annual_minutes_say_which_of_the_five_parties_was_missing(
    store: Store,
) -> None:
    with_committee(store)
    store.add(
        Meeting(
            id=A_MEETING,
            school_year=YEAR.start,
            kind=MeetingKind.ANNUAL,
            held_on=HELD_ON,
            place="Aula",
            agenda="",
            version=1,
        )
    )
    came = {"meeting_id": A_MEETING, "party": "teachers", "count": 24, "names": "Ani"}
    store.write_all("meeting_party", [came])

    words = words_of(meeting_minutes(minutes_paper(store, A_MEETING)))

    assert "Lima unsur perencanaan" in words
    assert "Tidak hadir: Kepala sekolah" in words
    assert "Guru" in words
