"""Opens one file after the other: an order in, what is in the file out."""

import base64
from collections.abc import Callable, Mapping
from typing import Any, Final

from data.opening import office, pictures, workbooks
from data.workshop import answering

MEMORY: Final = 1024**3
"""Bytes that this process may have; the largest list of a school takes a quarter."""

Answer = Mapping[str, Any]
KINDS: Final[Mapping[str, Callable[..., Answer]]] = {
    "workbook": workbooks.opened,
    "picture": pictures.made_smaller,
    "office": office.kind_of,
}


def main() -> None:
    """Answer every order until there are none any more."""
    _limit()
    answering(_answer)


def _limit() -> None:
    """Take no more memory than this. Windows and macOS know no such limit.

    There the judging before the reading is what bounds it, and the time.
    """
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    for which, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(which, (most, most))
        except (OSError, ValueError):  # macOS
            continue


def _answer(order: Mapping[str, Any]) -> Answer:
    content = base64.b64decode(order["content"])
    try:
        return KINDS[order["kind"]](content, **order["how"])
    except MemoryError:
        return {"fault": "memory"}
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        return {"fault": "damaged"}  # the library gave up on a crafted file


if __name__ == "__main__":
    main()
