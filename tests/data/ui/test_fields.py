from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from data.language import N_
from data.record import Record, Term
from data.ui.desk import Desk
from data.ui.fields import Fields, label_of, words_of
from data.ui.forms import saving
from tests.make import SARI, YEAR
from tests.open_page import open_page

DeskOf = Callable[..., Desk]


class Colour(Term):
    RED = "red", N_("Red")
    GREEN = "green", N_("Green")


class Flag(Record):
    title: str = ""
    reason: str = ""
    items: tuple[str, ...] = ()
    colour: Colour | None = None
    colours: tuple[Colour, ...] = ()
    height: Decimal | None = None
    seats: int = 1
    price: Decimal | None = None
    raised_on: date | None = None
    raised_at: time | None = None
    is_new: bool = False


KEPT = Flag(
    title="Bendera",
    reason="Upacara",
    items=("tiang", "tali"),
    colour=Colour.GREEN,
    colours=(Colour.RED, Colour.GREEN),
    height=Decimal("1.25"),
    seats=3,
    price=Decimal(25_000),
    raised_on=date(2026, 8, 17),
    raised_at=time(7, 30),
    is_new=True,
)


def every_field(fields: Fields) -> None:
    fields.line("title", "Title")
    fields.area("reason", "Reason")
    fields.lines("items", "Items")
    fields.one("colour", "Colour", Colour)
    fields.many("colours", "Colours", Colour)
    fields.number("height", "Height")
    fields.whole("seats", "Seats", 1, 9)
    fields.rupiah("price", "Price")
    fields.day("raised_on", "Raised on", YEAR)
    fields.hour("raised_at", "Raised at")
    fields.tick("is_new", "New")


def test_what_was_kept_is_shown_and_given_back(desk_of: DeskOf) -> None:
    found: list[Flag] = []

    def show(_: Desk) -> None:
        fields = Fields("f-1", KEPT)
        every_field(fields)
        found.append(Flag.model_validate(fields.typed))

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert found == [KEPT]


def test_without_a_record_every_field_begins_empty(desk_of: DeskOf) -> None:
    typed: dict[str, Any] = {}

    def show(_: Desk) -> None:
        fields = Fields("f-1")
        every_field(fields)
        typed.update(fields.typed)

    open_page(show, desk_of(SARI))

    assert typed == {
        "title": "",
        "reason": "",
        "items": (),
        "colour": None,
        "colours": (),
        "height": None,
        "seats": None,
        "price": None,
        "raised_on": None,
        "raised_at": None,
        "is_new": False,
    }


def test_what_is_typed_comes_back_in_the_words_of_the_draft(desk_of: DeskOf) -> None:
    typed: dict[str, Any] = {}

    def show(_: Desk) -> None:
        fields = Fields("f-1", KEPT)
        every_field(fields)
        typed.update(fields.typed)

    page = open_page(show, desk_of(SARI))
    page.text_area(key="items-f-1").input(" tiang \n\n  paku ")
    page.selectbox(key="colour-f-1").select(Colour.RED)
    page.text_input(key="height-f-1").set_value("2,1")
    page.text_input(key="price-f-1").set_value("Rp30.000")
    page.run()

    assert typed["items"] == ("tiang", "paku")
    assert typed["colour"] is Colour.RED
    assert typed["height"] == Decimal("2.1")
    assert typed["price"] == Decimal(30_000)


def test_every_key_has_the_name_and_the_form_in_it(desk_of: DeskOf) -> None:
    page = open_page(lambda _: every_field(Fields("f-1", KEPT)), desk_of(SARI))
    widgets = [
        *page.text_input,
        *page.text_area,
        *page.selectbox,
        *page.multiselect,
        *page.number_input,
        *page.date_input,
        *page.time_input,
        *page.checkbox,
    ]

    assert {w.key for w in widgets} == {f"{name}-f-1" for name in Flag.model_fields}


def test_two_forms_on_a_page_keep_apart(desk_of: DeskOf) -> None:
    def show(_: Desk) -> None:
        every_field(Fields("f-1", KEPT))
        every_field(Fields("f-2", KEPT))

    page = open_page(show, desk_of(SARI))
    page.text_input(key="title-f-1").input("Panji").run()

    assert not page.exception
    assert page.text_input(key="title-f-2").value == "Bendera"


def test_nothing_is_an_entry_of_its_own(desk_of: DeskOf) -> None:
    def show(_: Desk) -> None:
        Fields("f-1", Flag()).one("colour", "Colour", Colour, nothing="None of them")

    page = open_page(show, desk_of(SARI))

    assert page.selectbox(key="colour-f-1").options == ["None of them", "Red", "Green"]
    assert page.selectbox(key="colour-f-1").value is None


def test_what_cannot_be_chosen_any_more_is_not_shown(desk_of: DeskOf) -> None:
    left = {Colour.RED: "Red"}

    def show(_: Desk) -> None:
        folded, in_sight = Fields("f-1", KEPT), Fields("f-2", KEPT)
        folded.one("colour", "Colour", left)
        folded.many("colours", "Colours", left)
        in_sight.radio("colour", "Colour", left)
        in_sight.pills("colours", "Colours", left)

    page = open_page(show, desk_of(SARI))

    assert page.selectbox(key="colour-f-1").value is None
    assert page.radio(key="colour-f-2").value is None
    assert page.multiselect(key="colours-f-1").value == [Colour.RED]
    assert page.button_group[0].value == [Colour.RED]


def test_a_field_may_show_something_else_than_what_was_kept(desk_of: DeskOf) -> None:
    def show(_: Desk) -> None:
        Fields("f-1", KEPT).line("title", "Title", shown="Panji", help="Its name.")

    page = open_page(show, desk_of(SARI))

    assert page.text_input(key="title-f-1").value == "Panji"
    assert page.text_input(key="title-f-1").help == "Its name."


def test_a_kept_day_outside_the_bounds_is_shown_as_it_is(desk_of: DeskOf) -> None:
    def show(_: Desk) -> None:
        Fields("f-1", KEPT).day("raised_on", "Raised on", max_value=date(2026, 8, 1))
        Fields("f-2", KEPT).day("raised_on", "Raised on", min_value=date(2026, 9, 1))

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert [field.value for field in page.date_input] == [KEPT.raised_on] * 2


def test_a_misspelt_name_is_a_fault() -> None:
    with pytest.raises(AttributeError, match="titel"):
        Fields("f-1", KEPT).line("titel", "Title")


def test_columns_gather_into_the_same_draft(desk_of: DeskOf) -> None:
    typed: dict[str, Any] = {}

    def show(_: Desk) -> None:
        fields = Fields("f-1", KEPT)
        left, right = fields.columns(2, 1)
        left.line("title", "Title")
        right.tick("is_new", "New")
        fields.apart().line("reason", "Not of the draft")
        typed.update(fields.typed)

    page = open_page(show, desk_of(SARI))

    assert typed == {"title": "Bendera", "is_new": True}
    assert [len(column.children) for column in page.columns] == [1, 1]


def test_wrong_input_is_told_by_what_the_field_is_called(desk_of: DeskOf) -> None:
    def show(_: Desk) -> None:
        fields = Fields("f-1")
        fields.whole("seats", "Places", 1, 9)
        with saving("flag", "Kept.", **fields.labels):
            Flag.model_validate(fields.typed)

    page = open_page(show, desk_of(SARI))

    assert page.error[0].value.startswith("Places: ")


def test_terms_say_what_they_are_called(desk_of: DeskOf) -> None:
    assert words_of(Colour) == {Colour.RED: "Red", Colour.GREEN: "Green"}
    assert words_of({7: "Tujuh"}) == {7: "Tujuh"}
    assert label_of(Colour.RED) == "Red"
