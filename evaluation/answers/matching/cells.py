"""What does one cell answer to an item? All of it, or it is asked what it means."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from data.errors import Refused
from data.language import N_
from data.record import TEXT
from data.workbook import Cell, clean, is_numeric, label_of, text_of, value_of
from data.workbook.numbers import figures_of
from evaluation.answers.models import Meaning, ReadAnswer
from evaluation.answers.reading import Points, point_of
from evaluation.answers.reading.choices import (
    FALSE,
    NO,
    TRUE,
    YES,
    changed_by_sheet,
    chosen_in,
    likely_before,
)
from evaluation.questionnaires.models import Item, ItemKind

OTHERS: Final = frozenset(
    {"lainnya", "lain lain", "yang lain", "other", "others", "lain"}
)
LEFT_OVER: Final = N_(
    "“{value}” is no number: {rest} is left over. Write only the number."
)
NOT_A_NUMBER: Final = N_("“{value}” is not a number. Write only the number.")
ERROR: Final = N_("“{value}” is a fault of the sheet, not an answer.")
TOO_LONG: Final = N_("This answer has more than {most} signs. Shorten it.")

Choices = tuple[tuple[str, str], ...]


class Said(NamedTuple):
    """Words that are not understood, and what may be meant by them.

    ``is_changed``: a program made a day or a number of what was answered.
    """

    text: str
    choices: Choices
    is_changed: bool


class NotUnderstood(Exception):
    """A cell whose words must be explained by a person."""

    def __init__(self, said: Said) -> None:
        super().__init__(said)
        self.said = said


def answered(
    cell: Cell, item: Item, meaning: Meaning, points: Points | None
) -> ReadAnswer | None:
    """Return what a cell answers to an item; None where it is empty.

    ``points`` are what the words of its whole column are on the item's scale.

    Raises NotUnderstood where a person must say what is meant, and Refused where the
    cell holds something else.
    """
    text = clean(cell)
    if not value_of(cell) or (text == "-" and item.kind is not ItemKind.TEXT):
        return None
    if text.startswith("#") and text.rstrip("!?").isupper():
        raise Refused(ERROR, value=text)
    if (meant := meaning.words.get(text)) is not None:
        return _explained(meant, item)
    if item.kind is ItemKind.SCALE:
        return _on_scale(cell, item, meaning, points)
    return READ[item.kind](cell, item)


def _explained(meant: str, item: Item) -> ReadAnswer | None:
    """Return the answer that a person said is meant; nothing is no answer."""
    if not meant:
        return None
    if item.kind in {ItemKind.ONE_OF, ItemKind.SOME_OF}:
        if meant in item.options:
            return ReadAnswer(item_id=item.id, chosen=(meant,))
        found = chosen_in(meant, item.options)
        if found.rest:
            return ReadAnswer(item_id=item.id, text=meant)
        return ReadAnswer(item_id=item.id, chosen=found.chosen)
    if item.kind is ItemKind.TEXT:
        return ReadAnswer(item_id=item.id, text=meant)
    return ReadAnswer(item_id=item.id, value=float(meant))


def _ask(cell: Cell, item: Item, choices: Choices) -> NotUnderstood:
    is_changed = changed_by_sheet(cell) is not None
    return NotUnderstood(Said(clean(cell), choices, is_changed))


def _on_scale(
    cell: Cell, item: Item, meaning: Meaning, points: Points | None
) -> ReadAnswer:
    if points is None or changed_by_sheet(cell) is not None:
        raise _ask(cell, item, _of_scale(item))
    point = point_of(cell, points, is_turned=meaning.is_turned)
    if point is None:
        raise _ask(cell, item, _of_scale(item))
    return ReadAnswer(item_id=item.id, value=float(point))


def _of_scale(item: Item) -> Choices:
    return tuple((str(n), words) for n, words in enumerate(item.options, 1))


def _yes_or_no(cell: Cell, item: Item) -> ReadAnswer:
    label = label_of(cell)
    is_truth = item.kind is ItemKind.TRUE_FALSE
    if isinstance(cell, bool):
        return ReadAnswer(item_id=item.id, value=float(cell))
    yes, no = (TRUE, FALSE) if is_truth else (YES, NO)
    if clean(cell) in yes or label in yes:
        return ReadAnswer(item_id=item.id, value=1.0)
    if clean(cell) in no or label in no:
        return ReadAnswer(item_id=item.id, value=0.0)
    words = (N_("True"), N_("False")) if is_truth else (N_("Yes"), N_("No"))
    raise _ask(cell, item, (("1", words[0]), ("0", words[1])))


def _chosen(cell: Cell, item: Item) -> ReadAnswer:
    if changed_by_sheet(cell) is not None and clean(cell) not in item.options:
        raise _ask(cell, item, _of_choices(cell, item))
    whole = next((o for o in item.options if label_of(o) == label_of(cell)), None)
    if whole:
        return ReadAnswer(item_id=item.id, chosen=(whole,))
    found = chosen_in(cell, item.options)
    others = [one for one in item.options if label_of(one) in OTHERS]
    is_several = item.kind is ItemKind.SOME_OF
    if not found.rest and found.chosen and (is_several or len(found.chosen) == 1):
        return ReadAnswer(item_id=item.id, chosen=found.chosen)
    if others and found.rest and (is_several or not found.chosen):
        chosen = tuple(o for o in item.options if o in {*found.chosen, others[0]})
        return ReadAnswer(item_id=item.id, chosen=chosen, text=", ".join(found.rest))
    raise _ask(cell, item, _of_choices(cell, item))


def _of_choices(cell: Cell, item: Item) -> Choices:
    made = changed_by_sheet(cell)
    before = likely_before(made) if made is not None else [clean(cell)]
    several = [one for one in before if not chosen_in(one, item.options).rest]
    offered = [*several, *item.options, *([] if made is not None else before)]
    return tuple((one, one) for one in dict.fromkeys(offered))


def _number(cell: Cell, item: Item) -> ReadAnswer:
    if is_numeric(cell):
        return ReadAnswer(item_id=item.id, value=float(str(cell)))
    text = clean(cell)
    if isinstance(changed_by_sheet(cell), date):
        raise _ask(cell, item, ())
    number = figures_of(text.removeprefix("-"))
    if number is not None:
        sign = -1 if text.startswith("-") else 1
        return ReadAnswer(item_id=item.id, value=float(sign * Decimal(number)))
    rest = text.lstrip("-0123456789.,")
    if rest and rest != text:
        raise Refused(LEFT_OVER, value=text, rest=rest.strip())
    raise Refused(NOT_A_NUMBER, value=text)


def _own_words(cell: Cell, item: Item) -> ReadAnswer:
    made = changed_by_sheet(cell)
    if made is not None and not is_numeric(cell) and not isinstance(cell, str):
        offered = [*likely_before(made), clean(cell)]
        raise _ask(cell, item, tuple((one, one) for one in dict.fromkeys(offered)))
    text = text_of(cell)
    if len(text) > TEXT:
        raise Refused(TOO_LONG, most=TEXT)
    return ReadAnswer(item_id=item.id, text=text)


READ: Final[Mapping[ItemKind, Callable[[Cell, Item], ReadAnswer]]] = {
    ItemKind.YES_NO: _yes_or_no,
    ItemKind.TRUE_FALSE: _yes_or_no,
    ItemKind.ONE_OF: _chosen,
    ItemKind.SOME_OF: _chosen,
    ItemKind.NUMBER: _number,
    ItemKind.TEXT: _own_words,
}
