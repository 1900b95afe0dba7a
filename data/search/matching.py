"""How like is a name to what somebody typed? Word by word, in part and misspelt."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz, process

from data.names import searched
from data.search.kinds import ABOUT

JOINED: Final = 0.9
"""Two words that somebody writes as one."""

PREFIX: Final = 0.9
INSIDE: Final = 0.75
MISSPELT: Final = 0.75
SHORTEST_INSIDE: Final = 3
"""A shorter part would be inside of nearly every word."""

SHORTEST_MISSPELT: Final = 4
LEAST_ALIKE: Final = 74
"""Out of 100: “rpat” is “rapat”, “rapot” is “rapor”; “siswa” is not “situs”."""

MAY_LACK: Final = 3
"""So many words may be asked that one of them is found nowhere."""

_WORD: Final = re.compile(r"[^\W_]+")
ALIKE: Final[Mapping[str, str]] = {
    "ortu": "orang tua",
    "kepsek": "kepala sekolah",
    "kamad": "kepala madrasah",
    "wakasek": "wakil kepala sekolah",
    "waka": "wakil",
    "walas": "wali kelas",
    "rapot": "rapor",
    "raport": "rapor",
    "lpj": "laporan pertanggungjawaban",
    "sk": "keputusan",
    "angket": "kuesioner",
    "kuesioner": "angket",
    "survei": "angket",
    "murid": "siswa",
    "siswa": "murid",
    "notula": "notulen",
    "kaldik": "kalender",
    "proker": "program kerja",
    "wa": "whatsapp",
}
"""What schools write short or otherwise; the word as it was typed counts more."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: small, without accents."""
    return tuple(_WORD.findall(searched(text)))


class Index:
    """The words of many names, and which names have them."""

    def __init__(self, names: Iterable[Sequence[tuple[str, float]]]) -> None:
        """Read what each thing is called: texts, and how much each counts."""
        self._having: dict[str, dict[int, float]] = defaultdict(dict)
        self._first: list[tuple[str, ...]] = []
        for number, texts in enumerate(names):
            self._first.append(words_of(texts[0][0]) if texts else ())
            for text, weight in texts:
                self._note(number, words_of(text), weight)
        self._words = [*self._having]
        self._likest = lru_cache(maxsize=256)(self._alike)

    def _note(self, number: int, words: Sequence[str], weight: float) -> None:
        joined = ((f"{a}{b}", weight * JOINED) for a, b in pairwise(words))
        for word, counts in (*((word, weight) for word in words), *joined):
            having = self._having[word]
            having[number] = max(counts, having.get(number, 0))

    def score(
        self, asked: Sequence[str], of_kind: Mapping[str, float] | None = None
    ) -> dict[int, float]:
        """Return how well each thing answers to the words, where it does: up to 1.3.

        ``of_kind``: how well words name the kind of all these things; a thing that
        answers to nothing else is not found by them.
        """
        given = of_kind or {}
        each = [self._hits(word) for word in asked]
        lacking = 1 if len(asked) >= MAY_LACK else 0
        found: dict[int, float] = {}
        for number in set().union(*each):
            points = [
                max(hits.get(number, 0), given.get(word, 0))
                for word, hits in zip(asked, each, strict=True)
            ]
            if points.count(0) <= lacking:
                found[number] = sum(points) / len(points) + self._whole(number, asked)
        return found

    def _whole(self, number: int, asked: Sequence[str]) -> float:
        """Return what a name earns that is, begins with, or is hardly more than it."""
        name = self._first[number]
        if not name:
            return 0
        begins = name[: len(asked)] == tuple(asked)
        share = min(len(asked) / len(name), 1)
        return (0.15 if begins else 0) + 0.1 * share

    def _hits(self, word: str) -> dict[int, float]:
        found: dict[int, float] = {}
        for likeness, alike in self._likest(word):
            for number, weight in self._having[alike].items():
                found[number] = max(likeness * weight, found.get(number, 0))
        return found

    def _alike(self, word: str) -> list[tuple[float, str]]:
        """Return the known words that are like this one, and how much."""
        found = [(likeness(word, known), known) for known in self._words]
        if len(word) >= SHORTEST_MISSPELT:
            near = process.extract(
                word,
                self._words,
                scorer=fuzz.ratio,
                score_cutoff=LEAST_ALIKE,
                limit=None,
            )
            found += [(MISSPELT * ratio / 100, known) for known, ratio, _ in near]
        for other in words_of(ALIKE.get(word, "")):
            found += [(PREFIX * likeness(other, known), known) for known in self._words]
        return [(points, known) for points, known in found if points]


def likeness(word: str, known: str) -> float:
    """Return how much a known word is what was typed, or begins or goes on with it."""
    if word == known:
        return 1
    if known.startswith(word):
        return PREFIX + (1 - PREFIX) * len(word) / len(known)
    if len(word) >= SHORTEST_INSIDE and word in known:
        return INSIDE
    return 0


def naming(asked: Sequence[str], texts: Iterable[str]) -> dict[str, float]:
    """Return how well each word that was asked is one of these texts' words."""
    known = [word for text in texts for word in words_of(text)]
    return {word: ABOUT for word in asked if any(_is_word(word, one) for one in known)}


def _is_word(word: str, known: str) -> bool:
    if len(word) < SHORTEST_MISSPELT:
        return word == known
    return known.startswith(word) or fuzz.ratio(word, known) >= LEAST_ALIKE
