"""Which signs does no text keep? Controls, and what is not seen or turns words round.

Taken out at the door, of what is typed and of what files say: a vertical tab makes a
document impossible, an override of the direction shows another text than is there.
"""

import re
from typing import Final

_LINE_ENDS: Final = r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_PICTOGRAM: Final = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNSEEN: Final = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    r"\U000e0000-\U000e0fff"
)
_CONTROL: Final = r"\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_PLANES: Final = "".join(
    f"{chr(0x10000 * n + 0xFFFE)}-{chr(0x10000 * n + 0xFFFF)}" for n in range(1, 17)
)

LINE_END: Final = re.compile(_LINE_ENDS)
SPACE: Final = re.compile(rf"(?:{_LINE_ENDS}|\t)+")
UNFIT: Final = re.compile(
    # What joins pictograms (a family of four) is kept between them only.
    rf"[{_CONTROL}{_UNSEEN}{_PLANES}]+|(?<![{_PICTOGRAM}])\u200d|\u200d(?![{_PICTOGRAM}])"
)
"""Controls, halves of signs, signs that are none, what is not seen or turns round."""


def tidy(text: str) -> str:
    """Return a text without such signs; the ends of its lines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return UNFIT.sub("", LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """Return a text of one line without such signs; where a line ends, a space."""
    if text.isascii() and text.isprintable():
        return text
    return UNFIT.sub("", SPACE.sub(" ", text))
