"""Photos as every word processor shows them: JPEG, upright, on white."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

SIDE: Final = 1400
"""Pixels of a longer side: sharp in print up to twelve centimetres."""

BROKEN: Final = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


def printable_photo(picture: bytes, side: int = SIDE) -> bytes:
    """Return one of our own pictures (JPEG, PNG, WebP) for a paper, or nothing.

    A Word document knows no WebP, and what is see-through would be printed black.
    """
    made = BytesIO()
    try:
        with Image.open(BytesIO(picture)) as kept:
            kept.draft("RGB", (side, side))
            upright = ImageOps.exif_transpose(kept)
            upright.thumbnail((side, side), Image.Resampling.LANCZOS)
            _on_white(upright).save(made, "JPEG", quality=85)
    except BROKEN:
        return b""
    return made.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    above = picture.convert("RGBA")
    white = Image.new("RGBA", above.size, "white")
    return Image.alpha_composite(white, above).convert("RGB")
