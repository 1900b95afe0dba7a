"""A button that acts before its page is drawn."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from data.act import Act
from data.errors import HumasError, Refused, Stale
from data.language import Language, say, speaking
from data.ui.forms import as_drawn, press, show_told
from planning.activities.models import PlannedTaskDraft
from tests.open_page import COMPONENTS, labelled, said

TOLD = "Tugas dipindahkan."


class Draft(PlannedTaskDraft):
    """A record with a version."""

    version: int


def nobody() -> Act:
    raise AssertionError("nothing was taken out")


def opened(action: Callable[[], object]) -> tuple[AppTest, list[int]]:
    """A page with a button, and the version of its record each time it is drawn."""
    drawn: list[int] = []

    def script(draw):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        draw()

    def draw() -> None:
        show_told(nobody)
        shown = as_drawn(Draft(title="Kursi", version=len(drawn)), "kursi")
        drawn.append(shown.version)
        press(say("Save"), action, TOLD, key="simpan")

    page = AppTest.from_function(script, args=(draw,))
    page._bidi_component_manager = COMPONENTS
    return page.run(), drawn


def test_a_press_acts_once_and_draws_the_page_once() -> None:
    done: list[str] = []
    page, drawn = opened(lambda: done.append("moved"))

    labelled(page.button, "Save").click().run()

    assert done == ["moved"]
    assert drawn == [0, 1], "drawn once more, from the record as it is now"
    assert [box.value for box in page.success] == [TOLD]
    assert not page.run().success
    assert done == ["moved"]


def test_records_of_two_kinds_with_one_id_are_drawn_apart() -> None:
    class Other(Draft):
        """Another kind of record."""

    drawn: list[int] = []

    def draw() -> None:
        for kind, version in ((Draft, 3), (Other, 0)):
            record = as_drawn(kind(title="Kursi", version=version), "kursi")
            drawn.append(record.version)

    def script(draw):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        draw()

    AppTest.from_function(script, args=(draw,)).run()

    assert drawn == [3, 0]


def refusing(failure: HumasError) -> Callable[[], object]:
    def action() -> None:
        raise failure

    return action


@pytest.mark.parametrize(
    ("failure", "version"), [(Refused("Save"), 0), (Stale("Save"), 1)]
)
def test_why_a_press_achieved_nothing_is_told_once(
    failure: HumasError, version: int
) -> None:
    page, drawn = opened(refusing(failure))

    labelled(page.button, "Save").click().run()

    assert not page.success
    assert [box.value for box in page.error] == [said("Save")]
    assert drawn == [0, version], "only what is stale is drawn from the records anew"
    assert not page.run().error


def test_a_fault_is_not_told_as_if_it_were_the_persons() -> None:
    page, _ = opened(lambda: 1 // 0)

    labelled(page.button, "Save").click().run()

    assert len(page.exception) == 1
    assert not page.error


def test_a_refusal_is_told_in_the_language_of_the_tab() -> None:
    page, _ = opened(refusing(Refused("Save")))

    with speaking(Language.ENGLISH):
        page.button(key="simpan").click().run()

    assert [box.value for box in page.error] == [said("Save")]
