"""The sheet of the day: programme, who is invited, committee with agreed numbers."""

from datetime import time
from io import BytesIO

from docx import Document

from data.participants import Expected, Party
from data.people.models import Person
from data.store import Store
from execution.room.actions import change_day
from execution.room.documents import day_sheet_paper
from execution.room.models import DayDraft
from execution.room.queries import DayFamilies, DayTask, day_sheet
from organizing.committees.actions import appoint
from organizing.tasks.actions import give_task
from organizing.tasks.models import TaskDraft
from tests.execution.make import key
from tests.execution.room.make import agreed
from tests.make import BUDI, RINA, SARI, SCHOOL, TONO, acting


def test_the_sheet_says_when_who_comes_what_and_whom_to_call(store: Store) -> None:
    activity = agreed(store)
    appoint(acting(store, SARI), key("Ketua"), TONO.id)
    for person, shares in ((RINA, True), (TONO, False)):
        kept = store.get(Person, person.id)
        facts = {"phone": "+6281200001111", "shares_phone": shares, "version": 2}
        store.replace(kept.model_copy(update=facts))
    for title, days in (("Menata kursi", -1), ("Membuka pintu", 0), ("Laporan", 7)):
        draft = TaskDraft(title=title, person_id=RINA.id, offset_days=days)
        give_task(acting(store, SARI), key(title), activity.id, draft)
    rundown = "08.00 Pembukaan\n09.00 Diskusi"
    day = DayDraft(place="Aula", starts_at=time(8), rundown=rundown)
    changed = change_day(acting(store, RINA), activity.id, 1, day)
    komite = Expected(party=Party.KOMITE, expected=12)
    changed = changed.model_copy(update={"parties": (komite,)})

    sheet = day_sheet(store, changed, BUDI.name)
    paper = Document(BytesIO(day_sheet_paper(SCHOOL, sheet)))

    assert sheet.families == (DayFamilies(grade=7, class_groups=2, families=3),)
    assert sheet.tasks == (
        DayTask(title="Menata kursi", offset_days=-1, is_done=False, whose="Rina"),
        DayTask(title="Membuka pintu", offset_days=0, is_done=False, whose="Rina"),
    )
    rows = [[c.text for c in row.cells] for t in paper.tables for row in t.rows]
    assert [
        "Diundang",
        ":",
        "3 keluarga siswa (kelas 7: 3); Komite (12)",
    ] in rows
    assert ["Pukul", ":", "08.00 WIB – selesai"] in rows
    assert ["2", "09.00", "Diskusi"] in rows
    assert ["Ketua", "Rina", "0812-0000-1111"] in rows
    assert ["", "Tono", "–"] in rows
    assert ["☐", "H-1: Menata kursi", "Rina"] in rows
