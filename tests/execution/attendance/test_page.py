from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from data.participants import Expected, Party, Presence
from data.store import Store
from data.ui.desk import Desk
from execution.attendance.models import ActivityPupil, Attendance
from execution.attendance.page import part, show
from execution.attendance.queries import class_group_attendance
from planning.activities.models import Activity, Audience
from tests.execution.attendance.test_actions import a_meeting, presences
from tests.execution.make import an_activity, keep_class_group, key
from tests.make import BUDI, SARI
from tests.open_page import labelled, open_page, sheet_of, type_in, written

DeskOf = Callable[..., Desk]


def test_whom_visits_are_for_is_read_only_by_who_enters_it(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(
        store,
        "Kunjungan rumah",
        audience=Audience.PUPILS,
        parties=(Expected(party=Party.FAMILIES, expected=1),),
    )
    keep_class_group(store, "VII A", 7, "Alya")
    store.add(ActivityPupil(activity_id=activity.id, student_id=key("Alya")))
    came = Attendance(
        activity_id=activity.id,
        student_id=key("Alya"),
        class_group_id=key("VII A"),
        presence=Presence.MOTHER,
    )
    store.add(came)

    def draw(desk: Desk) -> None:
        part(desk, activity)

    assert "VII A" in written(open_page(draw, desk_of(SARI)))
    page = open_page(draw, desk_of(BUDI))
    seen = written(page)
    assert not page.exception
    assert "VII A" not in seen
    assert "Alya" not in seen
    assert "<5" in page.info[0].value


def open_attendance(desk: Desk, activity: Activity, **query: str) -> AppTest:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity.id)
    for name, value in query.items():
        page.query_params[name] = value
    return page.run()


def test_families_are_counted_in_a_table_by_class_group(
    store: Store, desk_of: DeskOf
) -> None:
    activity = a_meeting(store)
    page = open_attendance(desk_of(SARI), activity)
    page.session_state["count-families"] = True
    page.run()
    first = sheet_of(page)["rows"][0]["title"]

    type_in(page, {first: {"invited": "2", "mother": "3"}})
    labelled(page.button, "Save the counts").click().run()
    assert first in page.error[0].value

    type_in(page, {first: {"invited": "3", "mother": "2", "father": "1"}})
    labelled(page.button, "Save the counts").click().run()

    assert not page.exception
    [kept, *_] = class_group_attendance(store, activity.id)
    assert (kept.class_group, kept.invited) == (first, 3)
    assert (kept.mother, kept.father) == (2, 1)


def test_a_file_is_taken_in_and_what_is_not_sure_is_asked(
    store: Store, desk_of: DeskOf
) -> None:
    activity = a_meeting(store)
    page = open_attendance(desk_of(SARI), activity)
    page.session_state["import-attendance"] = True
    page.run()
    text = (
        "Nama,Kelas,Hadir\nAlya,VII A,ibu\nAldi,7 A,x\nBimo,VIII B,ayah\n"
        "Dodi,VIII B,\n" + "".join(f"Orang {n},VIII B,ibu\n" for n in range(25))
    )
    page.file_uploader[0].set_value(("hadir.csv", text.encode(), "text/csv"))
    page.run()

    assert not page.exception
    assert "28 baris menyebut siapa" in written(page)
    assert "1 baris kosong" in written(page)
    asked = {box.label: box for box in page.selectbox}
    assert "Baris 30: “Orang 24”, VIII B" in asked
    x = "Siapa yang hadir bila daftar menyebut “x”? Tertulis di 1 baris"
    asked[x].set_value(Presence.ABSENT)
    asked["Baris 4: “Bimo”, VIII B"].set_value(key("Bima"))
    page.run()
    keep = next(button for button in page.button if "3" in button.label)
    keep.click().run()

    assert not page.exception
    assert presences(store, activity) == {
        "Alya": Presence.MOTHER,
        "Aldi": Presence.ABSENT,
        "Bima": Presence.FATHER,
        "Dodi": None,
    }
