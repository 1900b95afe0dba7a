"""Reading what is typed from paper, and what is sent by the link.

Typed, one line is one sheet and one sign is one item:

``4344244 | saran`` answers seven items and one in own words. A line is read whole or
refused, with what stands where.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from data.errors import HumasError, Refused
from data.language import N_, in_list, in_number, say
from data.record import Record
from data.signs import one_line, tidy
from evaluation.questionnaires.models import Item, ItemKind, Relation
from evaluation.sheets.models import (
    Given,
    SentDraft,
    code_in,
    number_in,
    words_refusal,
)

EMPTY: Final = frozenset("-.")
"""What stands for an item that was left empty."""

BETWEEN: Final = "|"
CODE_ENDS: Final = ":"
MOST_LINES: Final = 500

SIGNS: Final[Mapping[ItemKind, Mapping[str, float]]] = {
    ItemKind.YES_NO: {"y": 1, "t": 0, "1": 1, "0": 0},
    ItemKind.TRUE_FALSE: {"b": 1, "s": 0, "1": 1, "0": 0},
}
"""Ya, tidak; benar, salah."""

RELATIONS: Final[Mapping[str, Relation]] = {
    "a": Relation.FATHER,
    "i": Relation.MOTHER,
    "w": Relation.GUARDIAN,
    "l": Relation.OTHER,
    "-": Relation.NONE,
    ".": Relation.NONE,
}
"""Ayah, ibu, wali, lainnya."""


class ReadSheet(Record):
    """What one line says."""

    line: int
    relation: Relation = Relation.NONE
    code: str = ""
    given: tuple[Given, ...]


class BadLine(Record):
    """A line that cannot be read, and why."""

    line: int
    words: str


class Layout(Record):
    """What a line of this questionnaire consists of."""

    items: tuple[Item, ...]
    asks_relation: bool = False
    has_code: bool = False

    @property
    def closed(self) -> list[Item]:
        """The items that are answered by a sign, in their order."""
        return [item for item in self.items if item.is_closed]

    @property
    def in_words(self) -> list[Item]:
        """The items that are answered in own words, in their order."""
        return [item for item in self.items if not item.is_closed]

    @property
    def is_one_sign_each(self) -> bool:
        """Whether every mark is one sign, so that no gaps are needed between them."""
        wide = {ItemKind.SOME_OF, ItemKind.NUMBER}
        return not any(item.kind in wide for item in self.closed)


def read_lines(text: str, layout: Layout) -> tuple[list[ReadSheet], list[BadLine]]:
    """Return the sheets that were typed, a line each, and the lines that are wrong."""
    sheets: list[ReadSheet] = []
    bad: list[BadLine] = []
    codes: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            sheet = read_line(line, layout, number)
            if sheet.code and codes.setdefault(sheet.code, number) != number:
                _refuse_twice(sheet.code, codes[sheet.code])
        except HumasError as wrong:
            bad.append(BadLine(line=number, words=say(wrong.message, **wrong.facts)))
        else:
            sheets.append(sheet)
    if len(sheets) > MOST_LINES:
        words = say(
            "At most {most} sheets at once. Save these, then go on.",
            most=in_number(MOST_LINES),
        )
        bad.append(BadLine(line=MOST_LINES + 1, words=words))
    return sheets, bad


def read_line(line: str, layout: Layout, number: int = 1) -> ReadSheet:
    """Return what one line says; raises Refused with what is wrong in it."""
    marks, *words = [one_line(part).strip() for part in line.split(BETWEEN)]
    code, marks = _code(marks, layout)
    signs = _signs(marks, layout)
    relation = _relation(signs.pop(0)) if layout.asks_relation else Relation.NONE
    given = [
        found
        for place, (item, sign) in enumerate(zip(layout.closed, signs, strict=True), 1)
        if (found := _given(item, sign, place))
    ]
    given += _words(words, layout)
    if not given:
        raise Refused(N_("Nothing is answered on this sheet. Leave the line out."))
    return ReadSheet(line=number, relation=relation, code=code, given=tuple(given))


def line_of(
    layout: Layout, given: Mapping[UUID, Given], relation: Relation, code: str
) -> str:
    """Return a sheet as the line that would be typed for it."""
    signs = [_sign(item, given.get(item.id)) for item in layout.closed]
    if layout.asks_relation:
        letters = {of: letter for letter, of in RELATIONS.items() if letter != "."}
        signs.insert(0, letters[relation])
    marks = ("" if layout.is_one_sign_each else " ").join(signs)
    head = f"{code or '-'}{CODE_ENDS} {marks}" if layout.has_code else marks
    said = [given[i.id].text if i.id in given else "" for i in layout.in_words]
    while said and not said[-1]:
        said.pop()
    return f" {BETWEEN} ".join([head, *said])


def read_sent(
    draft: SentDraft, layout: Layout
) -> tuple[list[Given], dict[UUID, HumasError]]:
    """Return what was sent by the link, and what is wrong or missing, by item."""
    given: list[Given] = []
    wrong: dict[UUID, HumasError] = {}
    for item in layout.items:
        try:
            found = _sent(item, draft)
        except HumasError as refusal:
            wrong[item.id] = refusal
            continue
        if found:
            given.append(found)
        elif item.is_needed and not draft.is_incomplete_meant:
            wrong[item.id] = Refused(N_("This item is not answered yet."))
    return given, wrong


def _sent(item: Item, draft: SentDraft) -> Given | None:
    sent = [one.strip() for one in draft.given.get(item.id, ()) if one.strip()]
    if not sent:
        return None
    if item.kind is ItemKind.TEXT:
        text = tidy("\n".join(sent)).strip()
        if refusal := words_refusal(item.text, text):
            raise refusal
        return Given(item_id=item.id, text=text) if text else None
    sign = "".join(sent) if item.kind is ItemKind.SOME_OF else sent[0]
    found = _READ[item.kind](item, sign)
    if found is None or (len(sent) > 1 and item.kind is not ItemKind.SOME_OF):
        if item.kind is ItemKind.NUMBER:
            raise Refused(N_("Write a number here, in digits."))
        raise Refused(N_("Choose one of the answers below."))
    return found


# ── the parts of a line ──────────────────────────────────────────────────────


def _code(marks: str, layout: Layout) -> tuple[str, str]:
    """Return the code before the marks, and the marks."""
    before, found, behind = marks.partition(CODE_ENDS)
    if not layout.has_code:
        if found:
            raise Refused(
                N_("“{sign}” means nothing here: this questionnaire has no codes."),
                sign=CODE_ENDS,
            )
        return "", marks
    if not found or not before.strip():
        raise Refused(
            N_(
                "The code is missing. Type it first, then “{sign}”; a sheet without "
                "one has “{none}” there."
            ),
            sign=CODE_ENDS,
            none=f"-{CODE_ENDS}",
        )
    if before.strip() in EMPTY:
        return "", behind
    return code_in(before), behind


def _signs(marks: str, layout: Layout) -> list[str]:
    """Return one sign for each item, and before them one for who answers."""
    signs = marks.split()
    if layout.is_one_sign_each:
        signs = list("".join(signs))
    elif layout.asks_relation and signs and len(signs[0]) > 1:
        signs = [signs[0][0], signs[0][1:], *signs[1:]]
    needed = len(layout.closed) + layout.asks_relation
    if len(signs) == needed:
        return signs
    few = N_("{found} signs, but {needed} are needed: {parts}. Type “-” for no answer.")
    raise Refused(few, found=len(signs), needed=needed, parts=_parts(layout))


def _parts(layout: Layout) -> str:
    count = in_number(len(layout.closed))
    items = say("one for each of the {count} items", count=count)
    if not layout.asks_relation:
        return items
    return say("one for who answers, and {items}", items=items)


def _relation(sign: str) -> Relation:
    found = RELATIONS.get(sign.casefold())
    if found is None:
        raise Refused(
            N_(
                "“{sign}” does not say who answers: a (father), i (mother), "
                "w (guardian), l (other) or -."
            ),
            sign=sign,
        )
    return found


def _given(item: Item, sign: str, place: int) -> Given | None:
    """Return what a sign answers to an item, or None where it was left empty."""
    if sign in EMPTY:
        return None
    read: Callable[[Item, str], Given | None] = _READ[item.kind]
    found = read(item, sign.casefold())
    if found is None:
        raise Refused(
            N_("Item {place}: “{sign}” is not {allowed}, or “-” for no answer."),
            place=place,
            sign=sign,
            allowed=allowed(item),
        )
    return found


def allowed(item: Item) -> str:
    """Return what may be typed for an item, in words."""
    if item.kind is ItemKind.YES_NO:
        return say("y (yes) or t (no)")
    if item.kind is ItemKind.TRUE_FALSE:
        return say("b (true) or s (false)")
    if item.kind is ItemKind.NUMBER:
        return say("a number")
    most = in_number(len(item.options))
    if item.kind is ItemKind.SOME_OF:
        return say("numbers from 1 to {most} without gaps, such as 13", most=most)
    return say("a number from 1 to {most}", most=most)


def _point(item: Item, sign: str) -> Given | None:
    place = _place(item, sign)
    return None if place is None else Given(item_id=item.id, value=place)


def _yes_or_no(item: Item, sign: str) -> Given | None:
    value = SIGNS[item.kind].get(sign)
    return None if value is None else Given(item_id=item.id, value=value)


def _one(item: Item, sign: str) -> Given | None:
    place = _place(item, sign)
    if place is None:
        return None
    return Given(item_id=item.id, chosen=(item.options[place - 1],))


def _some(item: Item, sign: str) -> Given | None:
    places = [_place(item, one) for one in sign if one not in ",+"]
    if not places or None in places or len(set(places)) < len(places):
        return None
    chosen = [item.options[place - 1] for place in sorted(filter(None, places))]
    return Given(item_id=item.id, chosen=tuple(chosen))


def _number(item: Item, sign: str) -> Given | None:
    value = number_in(sign)
    return None if value is None else Given(item_id=item.id, value=value)


_READ: Final = {
    ItemKind.SCALE: _point,
    ItemKind.YES_NO: _yes_or_no,
    ItemKind.TRUE_FALSE: _yes_or_no,
    ItemKind.ONE_OF: _one,
    ItemKind.SOME_OF: _some,
    ItemKind.NUMBER: _number,
}


def _place(item: Item, sign: str) -> int | None:
    """Return which of its options a digit means, from 1, or None."""
    if not re.fullmatch(r"[1-9]", sign) or int(sign) > len(item.options):
        return None
    return int(sign)


def _words(words: Sequence[str], layout: Layout) -> list[Given]:
    """Return what stands behind the marks, for each item in own words."""
    if len(words) > len(layout.in_words):
        raise Refused(
            N_("{found} texts behind “{sign}”, but the sheet asks for {needed}."),
            found=len(words),
            sign=BETWEEN,
            needed=len(layout.in_words),
        )
    for item, text in zip(layout.in_words, words, strict=False):
        if refusal := words_refusal(item.text, text):
            raise refusal
    pairs = zip(layout.in_words, words, strict=False)
    return [Given(item_id=item.id, text=text) for item, text in pairs if text]


def _sign(item: Item, given: Given | None) -> str:
    """Return what would be typed for what was answered."""
    if given is None:
        return "-"
    if item.kind in SIGNS:
        return next(sign for sign, of in SIGNS[item.kind].items() if of == given.value)
    if given.chosen:
        return "".join(str(item.options.index(one) + 1) for one in given.chosen)
    value = given.value or 0
    return f"{value:g}".replace(".", ",")


def _refuse_twice(code: str, line: int) -> None:
    raise Refused(
        N_("The code {code} stands in line {line} already. Correct one of them."),
        code=code,
        line=line,
    )


def options_in_words(item: Item) -> str:
    """Return ``1 Ayah, 2 Ibu``: what the digits of an item mean."""
    return in_list([f"{n} {words}" for n, words in enumerate(item.options, 1)])
