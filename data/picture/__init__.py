"""How is a chart shown before anybody touches it, and on paper? As a picture.

A page offers a chart's Vega-Lite and names its picture by what is drawn; the browser
asks for the width that it needs. Nothing is kept on disk: a chart names activities.
"""

import base64
import json
import re
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Final, NamedTuple

from data.workshop import Unanswered, Workshop

__all__ = ["WIDTHS", "Picture", "Undrawn", "finished", "offer", "png", "svg"]

WIDTHS: Final = (360, 560, 760, 980, 1220, 1500)
"""How wide pictures are drawn, in pixels: a phone, a tablet, desks; it is stretched a
little in between."""

FONT: Final = "Humas Sans"
"""Source Sans 3 with the letters of our charts: a picture sees no other font.

Made by ``python -m tests.make_fonts``.
"""

PADDING: Final = {"top": 0, "right": 0, "bottom": 20, "left": 0}
"""As Streamlit draws a chart: nothing moves when the picture gives way to it."""

OFFERED: Final = 128
FINISHED: Final = 128
_SIZE: Final = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')
_BEGIN: Final = re.compile(r"<svg[^>]*>")


class Picture(NamedTuple):
    """A finished picture of a chart, and its size in pixels."""

    svg: str
    width: int
    height: int


class _Kept(OrderedDict[Any, Any]):
    """The newest of what was kept, up to a number; shared by threads."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._lock = Lock()

    def keep(self, key: object, value: object) -> None:
        with self._lock:
            self[key] = value
            self.move_to_end(key)
            while len(self) > self._most:
                self.popitem(last=False)


_offered: Final = _Kept(OFFERED)
_finished: Final = _Kept(FINISHED)
workshop: Final = Workshop("data.picture.drawing")


class Undrawn(RuntimeError):
    """A chart could not be drawn: a fault of ours."""


def offer(spec: str) -> str:
    """Return the name under which the picture of this Vega-Lite can be asked for."""
    name = _name_of(spec)
    _offered.keep(name, spec)
    if not any((name, width) in _finished for width in WIDTHS):
        workshop.wake()
    return name


@lru_cache(maxsize=OFFERED)
def _name_of(spec: str) -> str:
    return sha256(spec.encode()).hexdigest()[:32]


def finished(name: str, width: int) -> Picture | None:
    """Return a picture that was drawn already, or None."""
    found: Picture | None = _finished.get((name, width))
    return found


def svg(name: str, width: int) -> Picture | None:
    """Return an offered chart's picture; None where it is not offered any more.

    Waits until it is drawn: some hundredths of a second, the first time half a second.
    Raises Undrawn.
    """
    spec = _offered.get(name)
    if spec is None or width not in WIDTHS:
        return None
    if found := finished(name, width):
        return found
    drawn = draw({"spec": _fitted(spec, width), "scale": None})["svg"]
    size = _SIZE.search(drawn)
    if size is None:
        raise Undrawn("The picture has no size.")
    picture = Picture(drawn, *(round(float(side)) for side in size.groups()))
    _finished.keep((name, width), picture)
    return picture


def png(spec: str, width: int, scale: float = 2) -> bytes:
    """Return a chart's picture for paper: ``width`` pixels of the screen, sharper.

    Raises Undrawn.
    """
    fitted = _fitted(spec, width)
    return base64.b64decode(draw({"spec": fitted, "scale": scale})["png"])


def draw(order: Mapping[str, Any], by: Workshop = workshop) -> dict[str, str]:
    """Return what the process that draws answers. Raises Undrawn."""
    try:
        answer: dict[str, str] = by.ask(order)
    except Unanswered as gone:
        raise Undrawn(str(gone)) from gone
    if fault := answer.get("fault"):
        raise Undrawn(fault)
    return answer


def dressed(picture: Picture, style: str = "") -> str:
    """Return the picture with the font that it is written in, and a style of its own.

    ``style``: CSS, such as the colours of a dark screen.
    """
    within = f"<style>{_font()}{style}</style>"
    return _BEGIN.sub(lambda begin: begin[0] + within, picture.svg, count=1)


def _fitted(spec: str, width: int) -> dict[str, Any]:
    """Return a chart as wide as this, in the font that pictures carry."""
    fitted: dict[str, Any] = json.loads(spec)
    fitted["width"] = width
    fitted["autosize"] = {"type": "fit", "contains": "padding"}
    fitted["padding"] = PADDING
    fitted.setdefault("config", {})["font"] = f"{FONT}, sans-serif"
    return fitted


@cache
def _font() -> str:
    file = Path(__file__).with_name("humas-sans.woff2")
    letters = base64.b64encode(file.read_bytes()).decode()
    source = f"url(data:font/woff2;base64,{letters})"
    return f'@font-face{{font-family:"{FONT}";src:{source}}}'
