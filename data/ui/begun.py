"""What a person began to fill in: shown in its fields again, and told at the head."""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.form_utils import current_form_id

from data.drafts.actions import forget_typed, keep_typed
from data.drafts.models import UNSAFE, Draft, Slot, TypedField
from data.drafts.store import drafts_of
from data.errors import Refused
from data.language import N_, in_list, in_moment, say
from data.ui.desk import Desk

NEW_IDS: Final = "new-ids"
FIELDS: Final = "fields-of-forms"
CAME: Final = "came-to-page-at"
ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SUBMITTED: Final = "FormSubmitter:"
NAMING: Final = ("title", "name", "text")
"""Fields that name what is filled in; without one it is what was typed first."""

SHOWN: Final = 60
"""Signs of what was typed that name it."""

OPEN: Final = N_(
    "Typed on this page and not kept yet: {fields}. Keep it first, or empty it."
)
T = TypeVar("T")


class _Drawn(NamedTuple):
    """A field of a form as it was drawn: where, and what it is called."""

    form: str
    slot: str
    label: str


@dataclass
class _Page:
    """One drawing of a page: which drafts there are, and which fields were drawn.

    ``before`` are the fields as they were drawn the time before: a press may come
    before its page is drawn to its end. Both are known by their widgets' keys.
    """

    desk: Desk
    drafts: dict[str, Draft]
    before: dict[str, _Drawn]
    fields: dict[str, _Drawn] = field(default_factory=dict)
    restored: list[str] = field(default_factory=list)
    """Widgets that show what was begun."""

    overtaken: dict[str, int] = field(default_factory=dict)
    """Slots that belong to an older version of their record, and the newest."""


_DRAWN: ContextVar[_Page | None] = ContextVar("_DRAWN", default=None)


def draw_for(desk: Desk) -> None:
    """Let the fields that are drawn from now on show what this person began."""
    _draw(_asked(desk))


def draw_at(desk: Desk) -> None:
    """Note the fields that are drawn from now on, unless it is done for this desk."""
    page = _DRAWN.get()
    if page is None or page.desk is not desk:
        _draw(_Page(desk, {}, st.session_state.get(FIELDS, {})))


def _asked(desk: Desk) -> _Page:
    kept = {draft.slot: draft for draft in drafts_of(desk.store, desk.person.id)}
    return _Page(desk, kept, st.session_state.get(FIELDS, {}))


def _draw(page: _Page) -> None:
    st.session_state[FIELDS] = page.fields
    _DRAWN.set(page)


def come(desk: Desk) -> None:
    """Note that a person has just come to a page: what is older was begun before."""
    st.session_state[CAME] = desk.clock()
    st.session_state[FIELDS] = {}


def named(form: str, new_id: object) -> None:
    """Note which form will make the record of this id."""
    st.session_state.setdefault(NEW_IDS, {})[str(new_id)] = UNSAFE.sub("-", form)


def made(new_id: object) -> None:
    """Note that the record of this id is there now."""
    _new_ids().pop(str(new_id), None)


def _new_ids() -> dict[str, str]:
    found: dict[str, str] = st.session_state.get(NEW_IDS, {})
    return found


def slot_of(key: str) -> Slot:
    """Return the slot of a widget's key in this tab."""
    return Slot.of(class_of(key))


def class_of(key: str, *, as_drawn: bool = False) -> str:
    """Return a widget's key as the browser knows it; new records by their forms.

    ``as_drawn``: by their ids, as the page has it.
    """
    new = _new_ids()
    for new_id in () if as_drawn else ID.findall(key):
        if form := new.get(new_id):
            key = key.replace(new_id, f"~{form}~")
    return UNSAFE.sub("-", key)


def shown(key: str, kept: T, read: Callable[[Any], T]) -> T:
    """Return what a field shows: what was begun in it, or else ``kept``.

    ``read`` makes a value of the words that stood in it; a KeyError or ValueError says
    that they cannot stand there any more.
    """
    page = _DRAWN.get()
    if page is None or not page.drafts:
        return kept
    slot = slot_of(key)
    draft = page.drafts.get(slot.name)
    if draft is None:
        return kept
    if draft.of_version != slot.version:
        page.overtaken[slot.name] = slot.version
        return kept
    try:
        begun = read(json.loads(draft.value))
    except (KeyError, ValueError, TypeError, ArithmeticError):
        return kept
    page.restored.append(class_of(key))
    return begun


def cells(key: str, kept: T, read: Callable[[Any], T]) -> T:
    """Return the rows that a grid shows, as ``shown`` does: the same until it is saved.

    A grid adds what is typed to the rows it was first drawn with.
    """
    known = f"drawn-cells-{key}"
    if known not in st.session_state:
        st.session_state[known] = shown(key, kept, read)
    found: T = st.session_state[known]
    return found


def drawn(place: Any, key: str, label: str) -> None:  # noqa: ANN401
    """Note that a field was drawn, in which form, and what it is called."""
    page = _DRAWN.get()
    if page is None:
        return
    at = place if isinstance(place, DeltaGenerator) else st._main  # noqa: SLF001
    if form := current_form_id(at):
        page.fields[key] = _Drawn(form, slot_of(key).name, label)


def note(
    form: str, key: str, label: str, value: str | tuple[str, ...] | None, at: str
) -> None:
    """Keep what stands in a field outside its form: a press or a cell sends it at once.

    ``value`` is nothing where it is as it was kept; ``at`` is the page's address.
    """
    page = _DRAWN.get()
    if page is None:
        return
    slot = slot_of(key)
    page.fields[key] = _Drawn(form, slot.name, label)
    known = page.drafts.get(slot.name)
    if known and known.of_version != slot.version:
        return  # it is told at the head first
    if json.dumps(value, ensure_ascii=False) == (known.value if known else "null"):
        return
    field = TypedField(key=class_of(key), value=value)
    keep_typed(page.desk.act(), at, [field])
    page.drafts = _asked(page.desk).drafts


def is_begun(key: object) -> bool:
    """Whether something was begun for the record of this key, on whatever tab."""
    page = _DRAWN.get()
    if page is None or not page.drafts:
        return False
    known = class_of(str(key))
    names = [*ID.findall(known), *re.findall("~[^~]+~", known)]
    return any(name in slot for name in names for slot in page.drafts)


def kept() -> None:
    """Forget what was typed into the form that was sent: it is kept now."""
    page = _DRAWN.get()
    if page and page.drafts:
        sent = _sent(page)
        forget({each.slot for each in _fields(page).values() if each.form == sent})


def forget(slots: Collection[str]) -> None:
    """Forget what was typed into these slots."""
    page = _DRAWN.get()
    if page and page.drafts.keys() & slots:
        forget_typed(page.desk.act(), set(slots))
        page.drafts = {s: d for s, d in page.drafts.items() if s not in slots}


def typed_beside(also: str = "") -> dict[str, str]:
    """Return what stands in other forms of the page and is not kept, by its slots.

    Also in fields that are not drawn now, where their slots begin with ``also``.
    """
    page = _DRAWN.get()
    return _beside(page, also) if page else {}


def demand_nothing_open(desk: Desk | None = None) -> None:
    """Refuse to close something while a field beside it holds what is not kept.

    ``desk``: asked by a press that acts before its page is drawn.
    """
    page = _asked(desk) if desk else _DRAWN.get()
    if page and (still := _beside(page)):
        labels = {each.slot: each.label for each in _fields(page).values()}
        said = [f"{labels[slot]} (“{words[:SHOWN]}”)" for slot, words in still.items()]
        raise Refused(OPEN, fields=in_list(said))


def _beside(page: _Page, also: str = "") -> dict[str, str]:
    sent = _sent(page)
    beside = {each.slot for each in _fields(page).values() if each.form != sent}
    return {
        slot: draft.words
        for slot, draft in page.drafts.items()
        if slot in beside or (also and slot.startswith(also))
        if draft.words.strip()
    }


def widgets_of(name: str) -> list[str]:
    """Return the keys of a field's widgets in the form that was sent."""
    page = _DRAWN.get()
    if page is None:
        return []
    sent = _sent(page)
    return [
        key
        for key, each in page.fields.items()
        if each.form == sent and key.startswith(f"{name}-")
    ]


def _fields(page: _Page) -> dict[str, _Drawn]:
    return {**page.before, **page.fields}


def _sent(page: _Page) -> str:
    """Return the form that was sent in this run, or an empty text."""
    pressed = [
        str(key).removeprefix(SUBMITTED)
        for key, value in st.session_state.items()
        if value is True and str(key).startswith(SUBMITTED)
    ]
    forms = {each.form for each in _fields(page).values()}
    return next((f for f in forms for key in pressed if key.startswith(f"{f}-")), "")


# ── told at the head of the page ──────────────────────────────────────────────


def tell(place: DeltaGenerator, titles: Mapping[str, str]) -> None:
    """Tell what was begun and not saved yet; tell the browser what is new.

    ``titles`` are the pages' names by their paths.
    """
    page = _DRAWN.get()
    if page is None:
        return
    came: datetime = st.session_state.get(CAME, page.desk.clock())
    before = [draft for draft in page.drafts.values() if draft.began_at < came]
    lines = [
        _line(page, list(of), titles)
        for _, of in groupby(sorted(before, key=_by_group), key=_by_group)
    ]
    listed = f'<ul class="begun">{"".join(lines)}</ul>' if lines else ""
    place.html(_facts(page) + listed)


def _by_group(draft: Draft) -> str:
    return draft.group


def _facts(page: _Page) -> str:
    facts: dict[str, object] = {"person": str(page.desk.person.id), "new": _new_ids()}
    facts |= {"restored": page.restored, "fields": [*map(class_of, page.fields)]}
    told = json.dumps(facts, ensure_ascii=False)
    return f'<i class="begun-facts" hidden data-facts="{escape(told)}"></i>'


def _line(page: _Page, drafts: Sequence[Draft], titles: Mapping[str, str]) -> str:
    first = min(drafts, key=lambda draft: draft.began_at)
    moment = in_moment(first.began_at, page.desk.school.zone)
    slots = [draft.slot for draft in drafts]
    labels = {each.slot: each.label for each in page.fields.values()}
    versions = {page.overtaken[slot] for slot in slots if slot in page.overtaken}
    own = {f"{name}-{first.group}" for name in NAMING}
    names = sorted(drafts, key=lambda draft: draft.slot not in own)
    words = next((d.words for d in names if d.words.strip()), "–")[:SHOWN]
    ways = [_button("forgotten", slots, say("Discard"))]
    if versions:
        typed = [f"{labels.get(d.slot, '')}: {d.words}" for d in drafts]
        told = say(
            "After you began on {moment}, somebody changed this. You had typed: "
            "{words}",
            moment=moment,
            words=in_list(typed),
        )
        ways.insert(0, _button("taken", slots, say("Put mine over it"), max(versions)))
    elif labels.keys() & set(slots):
        told = say(
            "Begun on {moment} and not saved yet: “{words}”. It stands in its fields.",
            moment=moment,
            words=words,
        )
    else:
        path = first.page.partition("?")[0].strip("/")
        told = say(
            "Begun on {moment} on the page “{page}” and not saved yet: “{words}”.",
            moment=moment,
            page=titles.get(path, path),
            words=words,
        )
        on = escape(say("Go on"))
        ways.insert(0, f'<a href="{escape(first.page)}">{on}</a>')
    return f"<li><span>{escape(told)}</span> {' '.join(ways)}</li>"


def _button(what: str, slots: Sequence[str], label: str, version: int = 0) -> str:
    told = escape(json.dumps({what: slots, "version": version}))
    return f'<button type="button" data-draft="{told}">{escape(label)}</button>'
