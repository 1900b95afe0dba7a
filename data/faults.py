"""How wrong input is said: one sentence per field, which one and how to mend it."""

from decimal import Decimal
from typing import Final

from pydantic import ValidationError

from data.language import N_, in_number, say

SENTENCES: Final = {
    "string_too_short": N_("{field}: please fill this in."),
    "string_too_long": N_(
        "{field}: at most {most} signs; this text has {length}. Shorten it."
    ),
    "string_pattern_mismatch": N_("{field}: “{value}” is not in the right form."),
    "missing": N_("{field}: please fill this in."),
    "greater_than_equal": N_("{field}: {value} is too small."),
    "less_than_equal": N_("{field}: {value} is too large."),
    "enum": N_("{field}: please choose one."),
    "decimal_type": N_(
        "{field}: “{value}” cannot be read as a number. Write it in figures, such as "
        "{whole} or {part}."
    ),
    "decimal_max_places": N_("{field}: {value} has too many figures behind the comma."),
    "decimal_max_digits": N_("{field}: {value} is too large."),
    "decimal_whole_digits": N_("{field}: {value} is too large."),
}
EXAMPLES: Final = {"whole": 2_900_000, "part": Decimal("68.5")}
"""Numbers that a sentence shows as the person's language writes them."""

SHOWN: Final = 80
"""Signs of what was typed that a sentence repeats."""

OTHERWISE: Final = N_("{field}: “{value}” cannot be used.")


def sentences(invalid: ValidationError, labels: dict[str, str]) -> list[str]:
    """Return one sentence per wrong field: which one, and how to mend it."""
    found = []
    for error in invalid.errors():
        name = str(error["loc"][0]) if error["loc"] else ""
        kind = "missing" if error.get("input", "") is None else error["type"]
        message = SENTENCES.get(kind, OTHERWISE)
        value = _worded(error.get("input", ""))
        facts = {
            "value": value if len(value) <= SHOWN else value[:SHOWN] + "…",
            "length": len(value),
            "most": error.get("ctx", {}).get("max_length", 0),
            **EXAMPLES,
        }
        found.append(say(message, field=labels.get(name, name), **facts))
    return found


def _worded(value: object) -> str:
    return in_number(value) if isinstance(value, Decimal) else str(value)


def fields_of(invalid: ValidationError) -> list[str]:
    """Return the name of the field that each of the sentences is about, in order."""
    return [str(e["loc"][0]) if e["loc"] else "" for e in invalid.errors()]
