"""Activities of groups, of one family and not foreseen, closed on the room's pages."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from data.participants import Expected, Party
from data.store import Store
from data.ui.desk import Desk
from evaluation.kpis.models import other_groups, representation
from evaluation.results import queries
from execution.closing import store as closings
from execution.closing.models import Closing, Outcome
from execution.room.page import show
from planning.activities.models import Activity, ActivityDraft, Audience
from planning.programme.actions import add_incidental
from tests.execution.make import (
    HELD_ON,
    an_activity,
    approve,
    count,
    keep_class_group,
    key,
)
from tests.make import SARI, YEAR, acting
from tests.open_page import labelled, open_page, written

DeskOf = Callable[..., Desk]


def in_part(desk: Desk, activity: Activity, part: str, **asked: str) -> AppTest:
    return open_page(show, desk, {"kegiatan": str(activity.id), "bagian": part} | asked)


def close(desk: Desk, activity: Activity) -> AppTest:
    """Read the plan first, as whoever enters the room does; then close."""
    page = in_part(desk, activity, "rencana")
    page.query_params["bagian"] = "penutupan"
    page.run()
    page.radio(key=f"outcome-{activity.id}-0").set_value(Outcome.HELD).run()
    page.text_area(key=f"decisions-{activity.id}-0").input("Diulang tahun depan.")
    labelled(page.button, "Complete the closing").click().run()
    assert not page.exception
    assert [box.value for box in page.error] == []
    assert desk.store.get(Closing, activity.id).completed_at
    return page


def test_a_training_of_three_groups_has_their_rate_and_no_families(
    store: Store, desk_of: DeskOf
) -> None:
    keep_class_group(store, "VII A", 7, "Alya", "Bima")
    expected = {Party.TEACHERS: 10, Party.PARTNERS: 5, Party.GUESTS: 10}
    parties = tuple(Expected(party=p, expected=n) for p, n in expected.items())
    activity = an_activity(store, "Pelatihan", audience=Audience.NONE, parties=parties)
    approve(store)

    page = in_part(desk_of(SARI), activity, "kehadiran")
    for party, came in zip(expected, (8, 5, 7), strict=True):
        asked = labelled(page.selectbox, "Group").value
        assert asked is party, "the next one is asked for by itself"
        assert labelled(page.number_input, "Invited").value == expected[party]
        labelled(page.number_input, "Came").set_value(came)
        labelled(page.button, "Save").click().run()
        assert not page.exception
    told = written(close(desk_of(SARI), activity))

    assert "80 %" in told
    [row] = queries.activity_results(store, YEAR)
    assert (representation([row]).counted, representation([row]).of) == (0, 0)
    assert (other_groups([row]).counted, other_groups([row]).of) == (20, 25)


def test_a_home_visit_counts_the_one_family_that_it_was_for(
    store: Store, desk_of: DeskOf
) -> None:
    keep_class_group(store, "VII A", 7, "Alya", "Bima")
    families = (Expected(party=Party.FAMILIES, expected=1),)
    activity = an_activity(
        store, "Kunjungan rumah", audience=Audience.PUPILS, parties=families
    )
    approve(store)

    page = in_part(desk_of(SARI), activity, "kehadiran")
    labelled(page.multiselect, "Pupils").set_value([key("Alya")])
    labelled(page.button, "Save the pupils").click().run()
    page = in_part(desk_of(SARI), activity, "kehadiran", rombel=str(key("VII A")))
    labelled(page.text_area, "Who came, a line for each pupil").input("Alya: I")
    next(b for b in page.button if "VII A" in b.label and "Simpan" in b.label).click()
    assert not page.run().exception
    close(desk_of(SARI), activity)

    attended = closings.attended(store, activity.id)
    assert (attended.represented, attended.invited, attended.parties) == (1, 1, ())
    [row] = queries.activity_results(store, YEAR)
    assert (representation([row]).of, other_groups([row]).of) == (0, 0), "told nowhere"


def test_a_meeting_that_came_up_is_closed_and_counted_like_a_planned_one(
    store: Store, desk_of: DeskOf
) -> None:
    keep_class_group(store, "VII A", 7, "Alya", "Bima", "Citra", "Dewi")
    an_activity(store)
    approve(store)
    draft = ActivityDraft(title="Rapat banjir", planned_on=HELD_ON, person_id=SARI.id)
    act = acting(store, SARI)
    meeting = add_incidental(act, key(draft.title), draft, "Banjir di kelas", YEAR)
    count(store, meeting, ("VII A", 4, 1, 2))

    told = written(close(desk_of(SARI), meeting))

    assert "75 %" in told
    [row] = [r for r in queries.activity_results(store, YEAR) if r.title == draft.title]
    assert (representation([row]).counted, representation([row]).of) == (3, 4)
