"""What does each column of a file mean? Proposed, so that a person confirms it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final
from uuid import UUID

from data.errors import Refused
from data.record import LINE
from data.workbook import Cell, is_numeric, label_of, text_of
from evaluation.answers.models import Leaving, Meaning, Says
from evaluation.answers.reading import (
    AnswerFile,
    Heading,
    compared,
    points_of,
    stamp_of,
    worded,
)
from evaluation.answers.reading.choices import FALSE, NO, TRUE, YES, parts_of
from evaluation.answers.reading.files import TIMES
from evaluation.answers.reading.scales import Degree
from evaluation.questionnaires.models import (
    CHOICES,
    LONGEST_OPTION,
    MOST_ITEMS,
    MOST_OPTIONS,
    Item,
    ItemDraft,
    ItemKind,
    Questionnaire,
    Scale,
)

ALIKE: Final = 0.87
"""So much alike two questions are one that somebody edited."""

FEW_CHOICES: Final = 6
OWN_WORDS: Final = re.compile(
    r"\b(?:saran|kritik|komentar|harapan|masukan|alasan|pesan|kesan|usul(?:an)?"
    r"|kendala|tanggapan|pendapat|comments?|suggestions?)\b"
)
"""Questions that are answered in own words, also where few words come again."""
USUAL_POINTS: Final = 4
CALLED: Final[Mapping[Says, frozenset[str]]] = {
    says: frozenset(label_of(name) for name in names.split(","))
    for says, names in {
        Says.CLASS_GROUP: (
            "kelas,rombel,kelas siswa,kelas anak,kelas murid,kelas putra/putri,"
            "kelas putra putri,kelas ananda,kelas anak anda,kelas anak bapak/ibu,"
            "rombongan belajar,kelas/rombel,class,class group,kls,kelas putra-putri "
            "bapak/ibu,kelas putra/putri bapak/ibu,asal kelas,wali murid kelas,"
            "orang tua siswa kelas,orang tua dari kelas"
        ),
        Says.RELATION: (
            "hubungan,hubungan dengan siswa,hubungan dengan anak,hubungan dengan "
            "murid,hubungan keluarga,status,status pengisi,pengisi,yang mengisi,"
            "diisi oleh,anda adalah,bapak/ibu adalah,sebagai,relation,relationship,"
            "hubungan dengan peserta didik,responden,hubungan dengan ananda,"
            "relationship to student,wakil"
        ),
        Says.CODE: (
            "kode,kode unik,kode peserta,kode responden,kode pribadi,kode rahasia,"
            "code,kode pasangan,kode angket"
        ),
        Says.MOMENT: (
            "tahap,sebelum/sesudah,sebelum atau sesudah,waktu angket,tes,pre/post,"
            "pretes/postes,jenis tes,moment"
        ),
    }.items()
}


def proposed(
    file: AnswerFile,
    questionnaire: Questionnaire,
    items: Sequence[Item],
    remembered: Mapping[str, Meaning],
) -> tuple[Meaning, ...]:
    """Return what the columns of a file probably mean, in their order.

    What a person confirmed for a heading before is taken first.
    """
    met: dict[UUID, list[Heading]] = {}
    found: list[Meaning] = []
    has_time = any(label_of(one.text) in TIMES for one in file.headings)
    for heading in file.headings:
        meaning = remembered.get(heading.key)
        if meaning is None or heading.left is not Leaving.NOT_SAID:
            meaning = _proposed(file, heading, questionnaire, items, has_time=has_time)
            if meaning.item_id:
                meaning = _beside(file, heading, meaning, met)
        found.append(meaning)
    return tuple(found)


def _proposed(
    file: AnswerFile,
    heading: Heading,
    questionnaire: Questionnaire,
    items: Sequence[Item],
    *,
    has_time: bool,
) -> Meaning:
    def meant(says: Says, leaving: Leaving = Leaving.NOT_SAID) -> Meaning:
        return Meaning(heading=heading.key, says=says, leaving=leaving)

    if heading.left is not Leaving.NOT_SAID:
        return meant(Says.LEFT_OUT, heading.left)
    if item := _item(heading, items):
        return meant(Says.ITEM).model_copy(update={"item_id": item.id})
    label = label_of(heading.text)
    if label in TIMES or (not has_time and _are_times(file.cells(heading))):
        return meant(Says.TIMESTAMP)
    says = next((r for r, names in CALLED.items() if label in names), None)
    if says is Says.CODE and not questionnaire.is_paired:
        return meant(Says.LEFT_OUT, Leaving.CODE)
    if says is Says.MOMENT and not questionnaire.has_moments:
        says = None
    return meant(says) if says else meant(Says.LEFT_OUT, Leaving.NOT_ASKED)


def _item(heading: Heading, items: Sequence[Item]) -> Item | None:
    """Return the item that a heading asks: in the same words, or in nearly the same."""
    whole, row = compared(heading.text), compared(heading.question)
    for item in items:
        if compared(item.text) in {whole, row} - {""}:
            return item
    alike = sorted(
        ((_likeness(row, compared(item.text)), -item.number, item) for item in items),
        key=lambda one: one[:2],
        reverse=True,
    )
    return alike[0][2] if alike and alike[0][0] >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _are_times(cells: Sequence[Cell]) -> bool:
    """Whether a column without a known name holds times, each with its hour."""
    return bool(cells) and all(map(_is_time, cells[:20]))


def _is_time(cell: Cell) -> bool:
    if not any(sign in text_of(cell) for sign in ":.") and isinstance(cell, str):
        return False
    if is_numeric(cell):
        return False
    try:
        stamp_of(cell)
    except Refused:
        return False
    return True


def _beside(
    file: AnswerFile,
    heading: Heading,
    meaning: Meaning,
    met: dict[UUID, list[Heading]],
) -> Meaning:
    """Return a second column of an item; to decide where both are filled in a row."""
    others = met.setdefault(meaning.item_id, [])  # type: ignore[arg-type]
    both = any(
        text_of(row.at(heading.place)) and text_of(row.at(other.place))
        for row in file.rows
        for other in others
    )
    others.append(heading)
    if not both:
        return meaning
    return meaning.model_copy(update={"says": Says.UNDECIDED, "item_id": None})


# ── a questionnaire made of the file ─────────────────────────────────────────
def items_from(file: AnswerFile) -> list[tuple[Heading, ItemDraft]]:
    """Return the items that a file's columns ask, where no questionnaire is there."""
    found: list[tuple[Heading, ItemDraft]] = []
    for heading in file.headings:
        label = label_of(heading.text)
        is_named = any(label in names for names in CALLED.values())
        cells = file.cells(heading)
        if heading.left is not Leaving.NOT_SAID or label in TIMES or is_named:
            continue
        if heading.number > 1 or (_are_times(cells) and not found):
            continue
        found.append((heading, _drafted(heading, cells)))
    return found[:MOST_ITEMS]


def _drafted(heading: Heading, cells: Sequence[Cell]) -> ItemDraft:
    kind, scale, options = _kind(cells)
    if kind in CHOICES and OWN_WORDS.search(compared(heading.question)):
        kind, options = ItemKind.TEXT, ()
    return ItemDraft(
        part=heading.above[:LINE],
        text=heading.question[:LINE],
        kind=kind,
        scale=scale,
        options=options,
    )


def _kind(cells: Sequence[Cell]) -> tuple[ItemKind, Scale, tuple[str, ...]]:
    labels = {label_of(cell) for cell in cells}
    if labels <= TRUE | FALSE and labels & {"benar", "salah", "true", "false"}:
        return ItemKind.TRUE_FALSE, Scale.NONE, ()
    if labels <= YES | NO and not labels <= {"1", "0"}:
        return ItemKind.YES_NO, Scale.NONE, ()
    points = points_of(cells)
    if points and all(_is_of_scale(cell) for cell in cells):
        return ItemKind.SCALE, Scale.OWN, tuple(points.words)
    numbers = [said.number for cell in cells if (said := worded(cell)) and said.number]
    if len(numbers) == len(cells) and max(numbers, default=0) <= MOST_OPTIONS:
        most = max(USUAL_POINTS, *numbers)
        return ItemKind.SCALE, Scale.OWN, tuple(str(n) for n in range(1, most + 1))
    if all(map(is_numeric, cells)):
        return ItemKind.NUMBER, Scale.NONE, ()
    return _chosen(cells)


def _is_of_scale(cell: Cell) -> bool:
    said = worded(cell)
    return said is not None and isinstance(said.degree, Degree)


def _chosen(cells: Sequence[Cell]) -> tuple[ItemKind, Scale, tuple[str, ...]]:
    """Return one of several, several of several, or own words.

    What is joined of parts that others chose alone was several of several.
    """
    whole = _counted([text_of(cell) for cell in cells])
    parts = _counted([part for cell in cells for part in parts_of(text_of(cell))])
    is_joined = any(";" in text for text in whole) or len(parts) < len(whole)
    if is_joined and _are_choices(parts, len(cells)):
        return ItemKind.SOME_OF, Scale.NONE, tuple(parts)
    if not is_joined and _are_choices(whole, len(cells)):
        return ItemKind.ONE_OF, Scale.NONE, tuple(whole)
    return ItemKind.TEXT, Scale.NONE, ()


def _counted(texts: Sequence[str]) -> dict[str, int]:
    first: dict[str, str] = {}
    counts: dict[str, int] = {}
    for text in texts:
        said = first.setdefault(label_of(text), text)
        counts[said] = counts.get(said, 0) + 1
    return dict(sorted(counts.items(), key=lambda one: -one[1]))


def _are_choices(counts: Mapping[str, int], answers: int) -> bool:
    """Whether texts repeat themselves so much that they were chosen, not written."""
    is_few = 1 < len(counts) <= min(FEW_CHOICES, MOST_OPTIONS)
    is_short = all(0 < len(text) <= LONGEST_OPTION for text in counts)
    return is_few and is_short and answers >= 3 * len(counts)


def headings_with(meanings: Sequence[Meaning], says: Says) -> Iterator[str]:
    """Give the headings that have a says."""
    return (one.heading for one in meanings if one.says is says)
