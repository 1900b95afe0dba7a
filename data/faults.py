"""How wrong input is said: one sentence per field, which one and how to mend it."""

from typing import Final

from pydantic import ValidationError

from data.language import N_, say

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
}
SHOWN: Final = 80
"""Signs of what was typed that a sentence repeats."""

OTHERWISE: Final = N_("{field}: “{value}” cannot be used.")


def sentences(invalid: ValidationError, labels: dict[str, str]) -> list[str]:
    """Return one sentence per wrong field: which one, and how to mend it."""
    found = []
    for error in invalid.errors():
        name = str(error["loc"][0]) if error["loc"] else ""
        message = SENTENCES.get(error["type"], OTHERWISE)
        value = str(error.get("input", ""))
        facts = {
            "value": value if len(value) <= SHOWN else value[:SHOWN] + "…",
            "length": len(value),
            "most": error.get("ctx", {}).get("max_length", 0),
        }
        found.append(say(message, field=labels.get(name, name), **facts))
    return found


def fields_of(invalid: ValidationError) -> list[str]:
    """Return the name of the field that each of the sentences is about, in order."""
    return [str(e["loc"][0]) if e["loc"] else "" for e in invalid.errors()]
