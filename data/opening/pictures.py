"""A picture's pixels anew: upright, no larger than needed, nothing but pixels."""

import base64
import re
import struct
import warnings
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from PIL import Image

PIXELS: Final = 80_000_000
"""A larger photo (JPEG) is not opened: it would fill the memory."""

PIXELS_AT_ONCE: Final = 40_000_000
"""The same for pictures that cannot be opened smaller than they are."""

LONGEST_PROFILE: Final = 4096
"""Bytes of a colour profile that is kept; those of phones and cameras are shorter."""

TURNED: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by what the camera noted."""

ORIENTATION: Final = 0x0112
CAMERA: Final = 0x8769
TAKEN: Final = 0x9003
WRITTEN: Final = 0x0132
"""Where a camera notes when a picture was taken, and a program when it was written."""

DAY: Final = re.compile(r"(\d{4})[:-](\d{2})[:-](\d{2})", re.ASCII)
DEEP: Final = ("I", "F")
"""How the kinds of grey begin that have more than 256 shades: scans, measurements."""

DEPTHS: Final = (255, 1023, 4095, 65_535)
"""The lightest grey of scans of 8, 10, 12 and 16 bits."""

BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What opening a damaged or crafted picture raises."""


class _Unjudged(Exception):
    """Its shades cannot be told: all would become one."""


def made_smaller(
    content: bytes, form: str, longest: int, small: int = 0
) -> Mapping[str, Any]:
    """Return a picture (JPEG, PNG, WEBP) whose longer side has at most ``longest``.

    With ``small`` also a thumbnail (WebP) of so many pixels, and the day on which the
    camera says that it was taken. Or a fault: ``pixels`` too many of them, ``broken``
    cannot be opened, ``unjudged`` has shades that cannot be told apart.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture: Image.Image = Image.open(BytesIO(content), formats=[form])
            most = PIXELS if form == "JPEG" else PIXELS_AT_ONCE
            if picture.width * picture.height > most:
                return {"fault": "pixels"}
            if form == "JPEG":
                picture.draft("RGB", (longest, longest))
            picture.load()
            taken_on = _taken_on(picture) if small else ""
            shown, kept = _pixels(picture, form, longest)
            answer = {"content": base64.b64encode(kept).decode(), "taken_on": taken_on}
            if small:
                answer["thumbnail"] = base64.b64encode(_small(shown, small)).decode()
            return answer
    except Image.DecompressionBombError:
        return {"fault": "pixels"}
    except _Unjudged:
        return {"fault": "unjudged"}
    except BROKEN:
        return {"fault": "broken"}


def _pixels(picture: Image.Image, form: str, longest: int) -> tuple[Image.Image, bytes]:
    turn = _turn(picture)
    profile = picture.info.get("icc_profile") or b""
    colours = {"icc_profile": profile} if 0 < len(profile) <= LONGEST_PROFILE else {}
    if picture.mode not in ("RGB", "L", "RGBA"):
        colours = {}  # the profile was of other colours
        picture = _on_screen(picture, form)
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if turn is not None:
        picture = picture.transpose(turn)
    picture.info.clear()
    looks: dict[str, object] = {"quality": 85} if form != "PNG" else {"optimize": True}
    kept = BytesIO()
    picture.save(kept, form, **looks, **colours)
    return picture, kept.getvalue()


def _small(picture: Image.Image, side: int) -> bytes:
    """Return a picture that is quick to load where many stand beside each other."""
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    kept = BytesIO()
    small.save(kept, "WEBP", quality=70)
    return kept.getvalue()


def _taken_on(picture: Image.Image) -> str:
    """Return the day that the camera noted, as 2026-08-15, or an empty text."""
    try:
        noted = picture.getexif()
        told = noted.get_ifd(CAMERA).get(TAKEN) or noted.get(WRITTEN) or ""
        found = DAY.match(str(told))
    except BROKEN:
        return ""
    return "-".join(found.groups()) if found else ""


def _on_screen(picture: Image.Image, form: str) -> Image.Image:
    """Return a picture in the colours of a screen; whatever cannot be shown, grey."""
    if picture.mode.startswith(DEEP):
        return _in_256_shades(picture)
    if picture.mode == "1":
        return picture.convert("L")
    has_alpha = picture.mode in ("LA", "PA", "La", "RGBa")
    transparent = has_alpha or "transparency" in picture.info
    return picture.convert("RGBA" if transparent and form != "JPEG" else "RGB")


def _in_256_shades(picture: Image.Image) -> Image.Image:
    """Return a deep grey with the shades that a screen has.

    From nothing to the lightest shade that scans of its depth have; a measurement,
    which has no such, from its darkest to its lightest.
    """
    wide = picture.convert("F")
    darkest, lightest = wide.getextrema()
    if not isinstance(darkest, float) or not isinstance(lightest, float):
        raise _Unjudged
    whole = darkest >= 0 and lightest > 1 and picture.mode != "F"
    least = 0.0 if whole else darkest
    most = next((float(d) for d in DEPTHS if whole and lightest <= d), lightest)
    if not 0 < most - least < float("inf"):  # also where one of them is no number
        raise _Unjudged
    step = 255 / (most - least)
    return wide.point(lambda shade: shade * step - least * step).convert("L")


def _turn(picture: Image.Image) -> Image.Transpose | None:
    """Return how a picture is turned upright; damaged notes of a camera say nothing."""
    try:
        return TURNED.get(picture.getexif().get(ORIENTATION, 1))
    except BROKEN:
        return None
