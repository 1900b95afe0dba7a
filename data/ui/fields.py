"""The fields of a form: what each is called and shows, and what was typed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from typing import Any, Final, TypeVar

import streamlit as st
from pydantic import BaseModel
from streamlit.delta_generator import DeltaGenerator

from data.calendar import SchoolYear
from data.language import in_number, in_rupiah, say
from data.record import Term
from data.ui import begun
from data.ui.links import unmarked
from data.written import Read, number_in, rupiah_in

DAY_FORMAT: Final = "DD/MM/YYYY"
EXAMPLE: Final = Decimal(0)
"""What an empty field for a number shows, to say how it is written."""

T = TypeVar("T")
Choices = Iterable[T] | Mapping[T, str]
"""Terms, which say themselves what they are called; or anything, with its words."""


@dataclass(frozen=True)
class Fields:
    """The fields of one form, each under the name that the draft has for it.

    ``key``: the id that the form's record will have, or the id and version of the
    record as this tab first drew it. It is part of every widget key: a double click
    saves once, and whoever saves over somebody else's change is told. ``kept``: the
    record or draft that is shown; without one the fields begin empty. Every field takes
    ``shown`` where it is to show something else, and what its widget takes: ``help``,
    ``placeholder``, ``height``.

    ``typed`` is what was typed so far, for the draft; ``labels`` what each field is
    called, for the sentences about wrong input.
    """

    key: object
    kept: Any = None
    place: Any = st
    typed: dict[str, Any] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    @classmethod
    def new(cls, key: object, draft: type[BaseModel], **usual: Any) -> "Fields":  # noqa: ANN401
        """Return the fields of a new record: they show ``usual``, or what drafts have.

        What a draft cannot do without is empty until somebody fills it in.
        """
        fields = draft.model_fields.items()
        empty = {name: None for name, field in fields if field.is_required()}
        return cls(key, draft.model_construct(**(empty | usual)))

    def at(self, place: DeltaGenerator) -> "Fields":
        """Return the same form's fields, drawn in a column or container."""
        return replace(self, place=place)

    def apart(self) -> "Fields":
        """Return the same form's fields for what the draft has in another form."""
        return replace(self, typed={})

    def columns(self, *widths: float, **how: Any) -> "list[Fields]":  # noqa: ANN401
        """Return the same form's fields, drawn beside each other."""
        return [self.at(column) for column in self.place.columns(widths, **how)]

    def line(self, name: str, label: str, **how: Any) -> str:  # noqa: ANN401
        """Ask for a text of one line."""
        shown = self._shown(name, how, str) or ""
        typed: str = self._draw(self.place.text_input, name, label, shown, **how)
        return typed

    def area(self, name: str, label: str, **how: Any) -> str:  # noqa: ANN401
        """Ask for a text of several lines."""
        shown = self._shown(name, how, str) or ""
        typed: str = self._draw(self.place.text_area, name, label, shown, **how)
        return typed

    def lines(self, name: str, label: str, **how: Any) -> tuple[str, ...]:  # noqa: ANN401
        """Ask for several texts, one on each line; empty lines are left out."""
        shown = "\n".join(self._shown(name, how, str.splitlines) or ())
        typed = self._draw(self.place.text_area, name, label, shown, **how)
        found = tuple(line.strip() for line in typed.splitlines() if line.strip())
        return self._note(name, found)

    def one(
        self,
        name: str,
        label: str,
        choices: Choices[T],
        *,
        nothing: str = "",
        **how: Any,  # noqa: ANN401
    ) -> T | None:
        """Ask for one of a list to open; ``nothing`` is an entry for none of them."""
        words: dict[Any, str] = words_of(choices)
        if nothing:
            words = {None: nothing, **words}
        shown, options = self._shown(name, how, _named(words)), list(words)
        index = options.index(shown) if shown in words else 0 if nothing else None
        how |= {"format_func": words.__getitem__}
        typed: T | None = self._draw(
            self.place.selectbox, name, label, options, index, **how
        )
        return typed

    def radio(
        self,
        name: str,
        label: str,
        choices: Choices[T],
        **how: Any,  # noqa: ANN401
    ) -> T | None:
        """Ask for one of a few that are all in sight, beside each other."""
        words = words_of(choices)
        shown, options = self._shown(name, how, _named(words)), list(words)
        index = options.index(shown) if shown in words else None
        how = {"horizontal": True, "format_func": _marked_by(words)} | how
        typed: T | None = self._draw(
            self.place.radio, name, label, options, index, **how
        )
        return typed

    def many(
        self,
        name: str,
        label: str,
        choices: Choices[T],
        **how: Any,  # noqa: ANN401
    ) -> tuple[T, ...]:
        """Ask for any number of a list to open."""
        words = words_of(choices)
        read = _each(_named(words))
        shown = [one for one in self._shown(name, how, read) or () if one in words]
        how |= {"format_func": words.__getitem__}
        chosen = self._draw(
            self.place.multiselect, name, label, list(words), shown, **how
        )
        return self._note(name, tuple(chosen))

    def pills(
        self,
        name: str,
        label: str,
        choices: Choices[T],
        **how: Any,  # noqa: ANN401
    ) -> tuple[T, ...]:
        """Ask for any number of a few that are all in sight."""
        words = words_of(choices)
        chosen = self._shown(name, how, _each(_named(words)))
        how |= {
            "selection_mode": "multi",
            "default": [one for one in chosen or () if one in words],
            "format_func": _marked_by(words),
        }
        chosen = self._draw(self.place.pills, name, label, list(words), **how)
        return self._note(name, tuple(chosen))

    def number(self, name: str, label: str, **how: Any) -> None:  # noqa: ANN401
        """Ask for a number, written as the person's language does: ``68,5``.

        What is no number is noted as it was typed; the draft refuses it by its name.
        """
        self._write(name, label, in_number, number_in, how)

    def whole(
        self,
        name: str,
        label: str,
        least: int,
        most: int,
        **how: Any,  # noqa: ANN401
    ) -> int | None:
        """Ask for a whole number from ``least`` to ``most``."""
        shown = self._shown(name, how, _within(int, least, most))
        draw = self.place.number_input
        typed: int | None = self._draw(draw, name, label, least, most, shown, **how)
        return typed

    def rupiah(self, name: str, label: str, **how: Any) -> None:  # noqa: ANN401
        """Ask for an amount in whole rupiah, shown as ``Rp2.900.000``."""
        self._write(name, label, in_rupiah, rupiah_in, how)

    def day(
        self,
        name: str,
        label: str,
        within: SchoolYear | None = None,
        **how: Any,  # noqa: ANN401
    ) -> date | None:
        """Ask for a day, of one school year where ``within`` names it."""
        if within:
            how |= {"min_value": within.first_day, "max_value": within.last_day}
        bounds = how.get("min_value"), how.get("max_value")
        shown = self._shown(name, how, _within(_day, *bounds))
        if shown:  # a kept day outside the bounds is shown as it is
            for bound, nearer in (("min_value", min), ("max_value", max)):
                if how.get(bound):
                    how[bound] = nearer(how[bound], shown)
        how |= {"format": DAY_FORMAT}
        typed: date | None = self._draw(
            self.place.date_input, name, label, shown, **how
        )
        return typed

    def hour(self, name: str, label: str, **how: Any) -> time | None:  # noqa: ANN401
        """Ask for a time of the day."""
        shown = self._shown(name, how, _hour)
        typed: time | None = self._draw(
            self.place.time_input, name, label, shown, **how
        )
        return typed

    def tick(self, name: str, label: str, **how: Any) -> bool:  # noqa: ANN401
        """Ask whether something holds."""
        shown = bool(self._shown(name, how, bool))
        typed: bool = self._draw(self.place.checkbox, name, label, shown, **how)
        return typed

    def _write(
        self,
        name: str,
        label: str,
        words: Callable[[Decimal], str],
        read: Callable[[str], Read],
        how: dict[str, Any],
    ) -> None:
        """Draw a field for a number in words, and note the number that is read."""
        kept = how.pop("shown") if "shown" in how else self._kept(name)
        how = {"placeholder": words(EXAMPLE), "autocomplete": "off"} | how
        how["shown"] = "" if kept is None else words(kept)
        shown = self._shown(name, how, str) or ""
        typed = self._draw(self.place.text_input, name, label, shown, **how)
        self._note(name, read(typed))

    def _shown(self, name: str, how: dict[str, Any], read: Callable[[Any], Any]) -> Any:  # noqa: ANN401
        """Return what was begun in a field, read from its words, or what is kept."""
        kept = how.pop("shown") if "shown" in how else self._kept(name)
        return begun.shown(f"{name}-{self.key}", kept, read)

    def _kept(self, name: str) -> Any:  # noqa: ANN401
        return None if self.kept is None else getattr(self.kept, name)

    def _draw(
        self,
        draw: Callable[..., T],
        name: str,
        label: str,
        *shown: object,
        **how: object,
    ) -> T:
        self.labels[name] = label
        key = f"{name}-{self.key}"
        typed = draw(label, *shown, key=key, **how)
        begun.drawn(self.place, key, label)
        return self._note(name, typed)

    def _note(self, name: str, typed: T) -> T:
        self.typed[name] = typed
        return typed


def words_of(choices: Choices[T]) -> dict[T, str]:
    """Return what may be chosen, with what each is called in the person's language."""
    if isinstance(choices, Mapping):
        return dict(choices)
    terms: Sequence[Any] = list(choices)
    return {term: say(term.label) for term in terms}


def _marked_by(words: Mapping[T, str]) -> Callable[[T], str]:
    """Return what choices in sight are called: Streamlit reads them as Markdown."""
    return lambda one: unmarked(words[one])


def label_of(term: Term) -> str:
    """Return what a term is called in the person's language."""
    return say(term.label)


def _named(words: Mapping[Any, str]) -> Callable[[str], Any]:
    """Return what finds a choice by its words, where no other has the same."""
    found = list(words.values())

    def read(typed: str) -> Any:  # noqa: ANN401
        if typed and found.count(typed) != 1:
            raise ValueError
        return list(words)[found.index(typed)] if typed else None

    return read


def _each(read: Callable[[str], T]) -> Callable[[Sequence[str]], list[T]]:
    return lambda typed: [read(one) for one in typed]


def _within(read: Callable[[str], Any], least: Any, most: Any) -> Callable[[str], Any]:  # noqa: ANN401
    """Return what reads a value that the widget can show, or nothing."""

    def inside(typed: str) -> Any:  # noqa: ANN401
        if not typed:
            return None
        value = read(typed)
        if (least is not None and value < least) or (most is not None and value > most):
            raise ValueError
        return value

    return inside


def _day(typed: str) -> date:
    day, month, year = map(int, typed.split("/"))
    return date(year, month, day)


def _hour(typed: str) -> time | None:
    return time.fromisoformat(typed) if typed else None
