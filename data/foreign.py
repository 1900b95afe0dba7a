"""What is in a file that somebody else made? Asked of a process that may die alone."""

import base64
from collections.abc import Mapping
from typing import Any, Final

from data.errors import HumasError, Refused, UnreadableFile
from data.language import N_, say
from data.workshop import Told, TookTooLong, Unanswered, Workshop, silent

LONGEST: Final = 30.0
"""Seconds; the largest list of a school takes two."""

LOGO_SIDE: Final = 600
"""Pixels of a logo's longer side: five centimetres as sharp as print."""

workshop: Final = Workshop("data.opening", LONGEST)


def opened(
    name: str,
    content: bytes,
    kind: str,
    told: Told = silent,
    **how: object,
) -> Mapping[str, Any]:
    """Return what ``data.opening`` finds in a file of this name.

    Raises UnreadableFile where that takes more memory or time than any file of a
    school. What ``told`` raises ends the reading.
    """
    coded = base64.b64encode(content).decode()
    try:
        answer = workshop.ask({"content": coded, "kind": kind, "how": how}, told)
    except TookTooLong as late:
        raise UnreadableFile(
            N_(
                "“{name}” takes longer to open than any file of a school. Copy what is "
                "needed into a new file and choose that one."
            ),
            name=name,
        ) from late
    except Unanswered as gone:
        raise _needs_memory(name) from gone
    if answer.get("fault") == "memory":
        raise _needs_memory(name)
    return answer


def smaller_picture(name: str, content: bytes, form: str, longest: int) -> bytes:
    """Return a picture's pixels anew: upright, its longer side at most ``longest``.

    ``form`` is JPEG, PNG or WEBP. Raises a refusal with what to hand in instead.
    """
    found = opened(name, content, "picture", form=form, longest=longest)
    if fault := found.get("fault"):
        kind, message = UNFIT_PICTURES[fault]
        raise kind(message, name=name)
    return base64.b64decode(found["content"])


def photo_of(
    name: str, content: bytes, form: str, longest: int, small: int
) -> tuple[bytes, bytes, str]:
    """Return a picture's pixels anew, its thumbnail, and the day the camera noted.

    The day is empty where it noted none. Raises a refusal as ``smaller_picture`` does.
    """
    found = opened(name, content, "picture", form=form, longest=longest, small=small)
    if fault := found.get("fault"):
        kind, message = UNFIT_PICTURES[fault]
        raise kind(message, name=name)
    kept, thumbnail = (base64.b64decode(found[n]) for n in ("content", "thumbnail"))
    return kept, thumbnail, str(found["taken_on"])


def logo_of(content: bytes) -> bytes:
    """Return a logo (PNG or JPEG) that pages and papers can show, or a refusal."""
    form = "PNG" if content.startswith(b"\x89PNG") else "JPEG"
    return smaller_picture(say("Logo"), content, form, LOGO_SIDE)


BROKEN: Final = N_(
    "“{name}” cannot be opened as a picture. Take it again, or send a PDF."
)
UNFIT_PICTURES: Final[Mapping[str, tuple[type[HumasError], str]]] = {
    "damaged": (UnreadableFile, BROKEN),
    "broken": (UnreadableFile, BROKEN),
    "pixels": (
        Refused,
        N_("“{name}” has too many pixels. Make it smaller before handing it in."),
    ),
    "unjudged": (
        UnreadableFile,
        N_(
            "The shades of grey in “{name}” cannot be told apart. Scan it again in 8 "
            "bits or in colour, or send a PDF."
        ),
    ),
}


def _needs_memory(name: str) -> UnreadableFile:
    return UnreadableFile(
        N_(
            "“{name}” needs more memory than any file of a school. Copy what is needed "
            "into a new file and choose that one."
        ),
        name=name,
    )
