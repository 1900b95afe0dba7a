"""Whether the texts of a row are short enough to be kept."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from data.language import N_, in_number
from data.record import Record
from planning.exchange.reading.cells import Said
from planning.goals.models import GoalDraft

TOO_LONG: Final = N_(
    "At most {most} signs are kept; this text has {length}. Shorten it."
)
ELSEWHERE: Final[Mapping[str, tuple[type[Record], str]]] = {
    "goal_id": (GoalDraft, "title"),
}
"""Texts of a row that become another record's."""


def too_long(kind: type[Record], said: Said) -> Iterator[tuple[str, dict[str, object]]]:
    """Give the fields whose texts ``kind`` cannot keep, with how long they may be."""
    for field, value in said.items():
        owner, name = ELSEWHERE.get(field, (kind, field))
        own = owner.model_fields.get(name)
        if not isinstance(value, str) or own is None or not own.metadata:
            continue
        try:
            _keeping(owner, name).validate_python(value)
        except ValidationError as invalid:
            for error in invalid.errors():
                most = error.get("ctx", {}).get("max_length")
                if most is not None:
                    facts: dict[str, object] = {
                        "most": in_number(most),
                        "length": in_number(len(value)),
                    }
                    yield field, facts


@cache
def _keeping(kind: type[Record], name: str) -> TypeAdapter[Any]:
    field = kind.model_fields[name]
    form: Any = Annotated[field.annotation, *field.metadata]
    return TypeAdapter(form, config=ConfigDict(title=kind.__name__))
