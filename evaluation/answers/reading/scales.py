"""Which point of a scale do words say? In any case, in Indonesian or English.

A column's words are read together: of {tidak, kurang, puas, sangat} *tidak puas* is the
lowest of four, of {sangat tidak, tidak, setuju, sangat} it is the second.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from data.workbook import Cell, clean, is_numeric, label_of


class Degree(IntEnum):
    """How much of something words say, from none to all."""

    NOT_AT_ALL = 0
    NOT = 1
    LITTLE = 2
    MIDDLE = 3
    YES = 4
    VERY = 5


NAMED: Final = (
    "setuju,puas,paham,mengerti,baik,sesuai,jelas,sering,bermanfaat,mudah,memadai,"
    "penting,senang,mampu,tahu,mengetahui,terbantu,ramah,nyaman,bagus,memuaskan,cepat,"
    "lengkap,tepat,membantu,aktif,terlibat,yakin,menarik,berkualitas,kompeten,sopan,"
    "bersih,aman,mengenal,menguasai,percaya,layak,efektif,relevan,antusias"
)
NOUN: Final = rf"(?P<noun>{NAMED.replace(',', '|')})"
BUILT: Final[Sequence[tuple[Degree, re.Pattern[str]]]] = tuple(
    (degree, re.compile(pattern))
    for degree, pattern in (
        (
            Degree.NOT_AT_ALL,
            rf"(?:sangat|sama sekali|benar benar) (?:tidak|tdk) {NOUN}",
        ),
        (Degree.NOT_AT_ALL, rf"(?:tidak|tdk) {NOUN} sama sekali"),
        (Degree.NOT_AT_ALL, rf"sangat (?:kurang|krg) {NOUN}"),
        (Degree.NOT, rf"(?:tidak|tdk|belum) {NOUN}"),
        (Degree.LITTLE, rf"(?:kurang|krg|agak kurang|sedikit) {NOUN}"),
        (Degree.MIDDLE, rf"(?:cukup|agak|lumayan) {NOUN}"),
        (Degree.YES, NOUN),
        (Degree.VERY, rf"(?:sangat|amat|sangat sangat) {NOUN}(?: sekali)?"),
        (Degree.VERY, rf"{NOUN} sekali"),
    )
)
WORDS: Final[Mapping[str, Mapping[Degree, str]]] = {
    "setuju": {
        Degree.NOT_AT_ALL: "sts,strongly disagree,totally disagree,completely disagree",
        Degree.NOT: "ts,disagree",
        Degree.LITTLE: "ks,somewhat disagree,slightly disagree",
        Degree.MIDDLE: "cs,n,rr,r,undecided,neither agree nor disagree",
        Degree.YES: "s,agree",
        Degree.VERY: "ss,strongly agree,totally agree,completely agree",
    },
    "puas": {
        Degree.NOT_AT_ALL: "stp,very dissatisfied,very unsatisfied",
        Degree.NOT: "tp,dissatisfied,unsatisfied,not satisfied",
        Degree.LITTLE: "kp,less satisfied,slightly satisfied,fairly dissatisfied",
        Degree.MIDDLE: "cp,fairly satisfied,somewhat satisfied",
        Degree.YES: "p,satisfied",
        Degree.VERY: "sp,very satisfied",
    },
    "paham": {
        Degree.NOT: "do not understand,not understood",
        Degree.LITTLE: "understand a little",
        Degree.YES: "understand,understood",
        Degree.VERY: "understand very well,understand well",
    },
    "baik": {
        Degree.NOT_AT_ALL: "sangat buruk,buruk sekali,very poor,very bad,sangat jelek",
        Degree.NOT: "buruk,poor,bad,jelek,tb",
        Degree.LITTLE: "kurang,kb",
        Degree.MIDDLE: "cukup,fair,sedang,average,cb,acceptable",
        Degree.YES: "good,b",
        Degree.VERY: "very good,excellent,sb,istimewa",
    },
    "sering": {
        Degree.NOT: "tidak pernah,belum pernah,never,tak pernah",
        Degree.LITTLE: "jarang,rarely,seldom,pernah sekali",
        Degree.MIDDLE: "kadang kadang,kadang,sometimes,pernah,occasionally",
        Degree.YES: "often,kerap",
        Degree.VERY: "selalu,always,setiap kali",
    },
    "ada": {
        Degree.NOT: "tidak ada,none,tak ada",
        Degree.LITTLE: "sebagian kecil,beberapa,few,a few,kurang dari setengah",
        Degree.MIDDLE: "setengah,separuh,half",
        Degree.YES: "sebagian besar,most,lebih dari setengah",
        Degree.VERY: "semua,all,hampir semua,seluruhnya",
    },
}
MIDDLES: Final = frozenset(
    label_of(word)
    for word in [
        "netral",
        "ragu-ragu",
        "ragu",
        "biasa saja",
        "biasa",
        "neutral",
        "undecided",
        "tidak tahu pasti",
        "sedang",
        "not sure",
        "sedang-sedang saja",
    ]
)
"""Words for the middle of any scale."""

SAME: Final = {"mengerti": "paham", "memuaskan": "puas", "bagus": "baik"}
BEFORE: Final = re.compile(r"(?P<number>\d{1,2})\s*(?:[-=:.)]\s*|\s)(?P<words>\D.*)")
BEHIND: Final = re.compile(r"(?P<words>.*\D)\s*[(\[=:-]\s*(?P<number>\d{1,2})\s*[)\]]?")

LADDERS: Final[Mapping[int, Sequence[Sequence[Degree]]]] = {
    2: ((Degree.NOT, Degree.YES),),
    3: (
        (Degree.NOT, Degree.MIDDLE, Degree.YES),
        (Degree.LITTLE, Degree.MIDDLE, Degree.YES),
        (Degree.NOT, Degree.LITTLE, Degree.YES),
        (Degree.LITTLE, Degree.YES, Degree.VERY),
        (Degree.NOT, Degree.YES, Degree.VERY),
        (Degree.MIDDLE, Degree.YES, Degree.VERY),
    ),
    4: (
        (Degree.NOT_AT_ALL, Degree.NOT, Degree.YES, Degree.VERY),
        (Degree.NOT, Degree.LITTLE, Degree.YES, Degree.VERY),
        (Degree.LITTLE, Degree.MIDDLE, Degree.YES, Degree.VERY),
        (Degree.NOT, Degree.MIDDLE, Degree.YES, Degree.VERY),
        (Degree.NOT_AT_ALL, Degree.LITTLE, Degree.YES, Degree.VERY),
        (Degree.NOT, Degree.LITTLE, Degree.MIDDLE, Degree.VERY),
        (Degree.NOT, Degree.LITTLE, Degree.MIDDLE, Degree.YES),
    ),
    5: (
        (Degree.NOT_AT_ALL, Degree.NOT, Degree.MIDDLE, Degree.YES, Degree.VERY),
        (Degree.NOT_AT_ALL, Degree.NOT, Degree.LITTLE, Degree.YES, Degree.VERY),
        (Degree.NOT, Degree.LITTLE, Degree.MIDDLE, Degree.YES, Degree.VERY),
        (Degree.NOT_AT_ALL, Degree.LITTLE, Degree.MIDDLE, Degree.YES, Degree.VERY),
    ),
}
"""Which degrees scales of so many points have, the most usual first."""

FROM_NOT: Final = frozenset({"puas", "paham"})
"""Scales whose lowest of four is usually a mere no."""


class Worded(NamedTuple):
    """What a cell says of a scale: of which kind, how much, and a number beside it."""

    noun: str
    degree: Degree | None
    number: int | None


class Points(NamedTuple):
    """How the words of a column are points: each by its label, and how many there are.

    ``words`` are what a new item would show, the lowest first.
    """

    of: Mapping[str, int]
    words: Sequence[str]


def worded(cell: Cell) -> Worded | None:
    """Return what a cell says of a scale, or None."""
    if is_numeric(cell):
        number = float(str(cell))
        whole = number.is_integer() and 0 <= number <= 10  # noqa: PLR2004 -- of a scale
        return Worded("", None, int(number)) if whole else None
    typed = clean(cell).casefold()
    if typed.isdecimal() and len(typed) < 3:  # noqa: PLR2004 -- up to 10
        return Worded("", None, int(typed))
    found = BEFORE.fullmatch(typed) or BEHIND.fullmatch(typed)
    said = _degree(label_of(found["words"] if found else typed))
    if said is None:
        return None
    return Worded(*said, int(found["number"]) if found else None)


def _degree(label: str) -> tuple[str, Degree] | None:
    if label in MIDDLES:
        return "", Degree.MIDDLE
    for noun, degrees in WORDS.items():
        for degree, words in degrees.items():
            if label in words.split(","):
                return noun, degree
    for degree, pattern in BUILT:
        if found := pattern.fullmatch(label):
            return SAME.get(found["noun"], found["noun"]), degree
    return None


def points_of(cells: Iterable[Cell], options: Sequence[str] = ()) -> Points | None:
    """Return how a column's words are points of a scale, or None where they are none.

    ``options`` are the words that the item has itself, the lowest first: of a scale
    that has others nothing is guessed.
    """
    own = {label_of(option): place for place, option in enumerate(options, 1)}
    said = {clean(cell): worded(cell) for cell in cells}
    words = {text: one for text, one in said.items() if one and one.degree is not None}
    nouns = {one.noun for one in words.values() if one.noun}
    degrees = {one.degree for one in words.values() if one.degree is not None}
    is_neutral = any(label_of(_bare(text)) in MIDDLES for text in words)
    noun = next(iter(nouns), "")
    ladder = _own(options) if options else _ladder(degrees, noun, is_neutral=is_neutral)
    if ladder is None or len(nouns) > 1:
        return Points(own, options) if own else None
    places = {
        text: ladder.index(one.degree)
        for text, one in words.items()
        if one.degree in ladder
    }
    of = {label_of(_bare(text)): place + 1 for text, place in places.items()}
    named = {place: _bare(text) for text, place in places.items()}
    every = [
        named.get(place) or _usual(noun, degree) for place, degree in enumerate(ladder)
    ]
    return Points({**of, **own}, options or [word.capitalize() for word in every])


def point_of(cell: Cell, points: Points, *, is_turned: bool = False) -> int | None:
    """Return the point that a cell says, from 1, or None where it says none.

    ``is_turned``: numbers count from the best; words mean what they say.
    """
    label = label_of(_bare(clean(cell)))
    for said in (label, label_of(cell)):
        if said in points.of and not is_numeric(cell):
            return points.of[said]
    number = worded(cell)
    if number is None or number.degree is not None or number.number is None:
        return None
    if not 1 <= number.number <= len(points.words):
        return None
    return len(points.words) + 1 - number.number if is_turned else number.number


def _bare(text: str) -> str:
    found = BEFORE.fullmatch(text) or BEHIND.fullmatch(text)
    return (found["words"] if found else text).strip()


def _usual(noun: str, degree: Degree) -> str:
    """Return how a point is called that nobody marked."""
    noun = noun or "setuju"
    return {
        Degree.NOT_AT_ALL: f"Sangat tidak {noun}",
        Degree.NOT: f"Tidak {noun}",
        Degree.LITTLE: f"Kurang {noun}",
        Degree.MIDDLE: f"Cukup {noun}",
        Degree.YES: noun.capitalize(),
        Degree.VERY: f"Sangat {noun}",
    }[degree]


def _own(options: Sequence[str]) -> Sequence[Degree] | None:
    """Return the degrees of an item's own words, where each has another."""
    own = [said[1] for option in options if (said := _degree(label_of(option)))]
    return own if len(set(own)) == len(options) else None


def _ladder(
    degrees: set[Degree], noun: str, *, is_neutral: bool
) -> Sequence[Degree] | None:
    """Return the degrees of the scale that these words belong to, the lowest first.

    A neutral word stands in the middle of three or five.
    """
    if not degrees:
        return None
    strong = degrees & {Degree.NOT_AT_ALL, Degree.VERY}
    counts = ([5, 3] if strong else [3, 5]) if is_neutral else [4, 5, 3, 2]
    for count in counts:
        ladders = list(LADDERS[count])
        if noun in FROM_NOT and count == 4:  # noqa: PLR2004 -- points
            ladders.insert(0, ladders.pop(1))
        for ladder in ladders:
            if degrees <= set(ladder):
                return ladder
    return None
