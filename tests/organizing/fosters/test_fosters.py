from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from data.errors import Refused
from data.participants import Presence
from data.store import Store
from data.ui.desk import Desk
from organizing.fosters import queries
from organizing.fosters import store as fosters
from organizing.fosters.actions import change_foster, end_foster, register_foster
from organizing.fosters.models import FosterParent, FosterParentDraft, StandingInReason
from organizing.fosters.page import show
from tests.execution.make import (
    HELD_ON,
    an_activity,
    keep_class_group,
    keep_pupil,
    key,
)
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.open_page import labelled, open_page, written

TODAY = NOW.date()


def a_draft(**facts: Any) -> FosterParentDraft:
    usual: dict[str, Any] = {
        "student_id": key("Alya"),
        "name": "Ibu Ratna",
        "phone": "0812-0000-1234",
        "reason": StandingInReason.FAR,
        "family_agreed_on": HELD_ON,
        "foster_agreed_on": HELD_ON,
        "begins_on": HELD_ON,
    }
    return FosterParentDraft(**(usual | facts))


def a_school(store: Store) -> None:
    keep_class_group(store, "VII A", 7, "Alya", "Aldi")


def test_the_same_form_twice_is_one(store: Store) -> None:
    a_school(store)

    for _ in range(2):
        kept = register_foster(acting(store, SARI), key("asuh"), a_draft())

    assert kept.phone == "+6281200001234"
    assert fosters.active_on(store, HELD_ON) == {key("Alya"): "Ibu Ratna"}
    assert fosters.active_on(store, HELD_ON - timedelta(days=1)) == {}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"family_agreed_on": TODAY + timedelta(days=1)}, "has not come yet"),
        ({"begins_on": HELD_ON - timedelta(days=1)}, "before both sides"),
        ({"ends_on": HELD_ON - timedelta(days=1)}, "before it begins"),
        ({"phone": "abc"}, "is not a phone number"),
    ],
)
def test_what_contradicts_itself_is_refused(
    store: Store, facts: dict[str, Any], said: str
) -> None:
    a_school(store)

    with pytest.raises(Refused, match=said):
        register_foster(acting(store, SARI), key("asuh"), a_draft(**facts))

    assert not store.exists(FosterParent, key("asuh"))


def test_one_at_a_time_stands_in_for_a_pupil(store: Store) -> None:
    a_school(store)
    register_foster(acting(store, SARI), key("asuh"), a_draft())
    other = a_draft(name="Pak Edi", begins_on=TODAY)

    with pytest.raises(Refused, match="Ibu Ratna already stands in"):
        register_foster(acting(store, SARI), key("lain"), other)
    end_foster(acting(store, SARI), key("asuh"), 1, TODAY - timedelta(days=1))
    register_foster(acting(store, SARI), key("lain"), other)

    assert fosters.active_on(store, TODAY) == {key("Alya"): "Pak Edi"}


def test_what_is_registered_is_changed(store: Store) -> None:
    a_school(store)
    register_foster(acting(store, SARI), key("asuh"), a_draft())

    changed = a_draft(name="Ibu Ratna Dewi", student_id=key("Aldi"))
    change_foster(acting(store, SARI), key("asuh"), 1, changed)

    [row] = queries.listed_fosters(store, YEAR)
    assert (row.pupil, row.name, row.version) == ("Alya", "Ibu Ratna Dewi", 2)


def keep_family(store: Store, name: str, **facts: object) -> None:
    usual: dict[str, object] = {
        "id": key(f"keluarga {name}"),
        "father_name": "Ayah",
        "mother_name": "Ibu",
        "guardian_name": "",
        "father_deceased": False,
        "mother_deceased": False,
        "phone": None,
        "version": 1,
    }
    store.write_all("family", [usual | facts])


def test_the_list_of_pupils_suggests_who_may_need_somebody(store: Store) -> None:
    a_school(store)
    keep_pupil(store, "Citra", "VII A")
    keep_pupil(store, "Dodi", "VII A")
    keep_family(store, "Alya", father_deceased=True, mother_deceased=True)
    keep_family(store, "Aldi")
    keep_family(store, "Citra", father_name="", mother_name="")
    keep_family(store, "Dodi")
    store.write(
        "update student set residence = 'Panti Asuhan' where id = $id", id=key("Dodi")
    )

    found = queries.suggested_pupils(store, YEAR, TODAY)
    assert [(row.pupil, row.hint.value) for row in found] == [
        ("Alya", "deceased"),
        ("Citra", "unnamed"),
        ("Dodi", "away"),
    ]
    register_foster(acting(store, SARI), key("asuh"), a_draft())
    assert len(queries.suggested_pupils(store, YEAR, TODAY)) == 2


def test_who_was_represented_at_none_of_three_meetings_may_need_help(
    store: Store,
) -> None:
    a_school(store)
    for number in range(4):
        activity = an_activity(
            store, f"Rapat {number}", planned_on=date(2026, 7, 20 + number)
        )
        came = {"Alya": Presence.FATHER if number == 0 else Presence.ABSENT}
        came["Aldi"] = Presence.MOTHER if number == 3 else Presence.ABSENT
        rows = [
            {
                "activity_id": activity.id,
                "student_id": key(name),
                "class_group_id": key("VII A"),
                "presence": presence,
            }
            for name, presence in came.items()
        ]
        store.write_all("attendance", rows)

    [row] = queries.unrepresented_pupils(store, YEAR, TODAY)
    assert row.pupil == "Alya"
    register_foster(acting(store, SARI), key("asuh"), a_draft())
    assert queries.unrepresented_pupils(store, YEAR, TODAY) == []


def test_the_lead_registers_and_the_principal_sees_no_name(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    a_school(store)
    page = open_page(show, desk_of(SARI))
    labelled(page.selectbox, "Pupil").select(key("Alya"))
    labelled(page.text_input, "Who stands in").input("Ibu Ratna")
    labelled(page.selectbox, "Why").select(StandingInReason.FAR)
    labelled(page.date_input, "The family agreed on").set_value(HELD_ON)
    labelled(page.date_input, "Who stands in agreed on").set_value(HELD_ON)
    labelled(page.button, "Register").click().run()

    assert not page.exception
    assert [row.name for row in queries.listed_fosters(store, YEAR)] == ["Ibu Ratna"]
    seen = open_page(show, desk_of(BUDI))
    assert "<5" in written(seen)
    assert not seen.expander
    assert len(open_page(show, desk_of(RINA)).warning) == 1
