"""One look: colours have names, and their values stand in one place."""

import re
from collections.abc import Sequence

from tests.house_rules import Source

PALETTES = {
    "data/theme.py",
    "data/web/settings.py",
    "data/web/assets/tokens.css",
    "data/workbook/writing.py",
    "data/web/assets/humas.svg",
}
"""What a browser is told, what Streamlit is told, what charts and workbooks are."""

OF_PAPERS = ("*/documents.py", "*/documents/*.py")
COLOUR = re.compile(
    r"(?<![&\w])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])"
    r"|\b(?:rgb|hsl|oklch|color-mix)a?\(",
    re.IGNORECASE,
)
FAINT = re.compile(r"opacity: ?0?\.(?!99)")


def colours_without_a_name(among: Sequence[Source]) -> list[str]:
    """A colour is a token of ``tokens.css``, so that day and night are one look."""
    return found(COLOUR, among)


def words_made_faint(among: Sequence[Source]) -> list[str]:
    """Second words are ``--quiet``: what is half transparent cannot be read by all."""
    return found(FAINT, among)


def found(unfit: re.Pattern[str], among: Sequence[Source]) -> list[str]:
    return [
        f"{source.path}:{number} {match[0]}"
        for source in among
        if source.at.suffix in {".py", ".css", ".html", ".js"}
        if source.path not in PALETTES
        if not any(source.at.match(paper) for paper in OF_PAPERS)
        for number, line in enumerate(source.text.splitlines(), 1)
        for match in unfit.finditer(line)
    ]
