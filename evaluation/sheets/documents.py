"""The questionnaire on paper: one sheet to fill in, and the poster with its QR code.

Papers of the school speak Indonesian, whatever the screen speaks.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from data.language import Language, fitted, in_long, say, speaking
from data.language.titles import as_title
from data.paper import Align, Column, Paper, Poster
from data.record import Record
from data.school.documents import letterhead_of
from data.school.models import School
from evaluation.questionnaires.models import (
    Item,
    ItemKind,
    Moment,
    Questionnaire,
    Relation,
    part_words,
)
from organizing.links.documents import qr_code
from planning.activities.models import Activity

BOX: Final = "☐"
SMALL: Final = 8.5
USUAL: Final = 10.0
WIDTH: Final = 15.9
"""Centimetres from margin to margin."""

CODE_WIDTH: Final = 2.0
POSTER_WIDTH: Final = 11.0
DOTS: Final = "." * 150
MARKS: Final = {
    ItemKind.YES_NO: (("Y", "Ya"), ("T", "Tidak")),
    ItemKind.TRUE_FALSE: (("B", "Benar"), ("S", "Salah")),
}
RELATIONS: Final = {
    Relation.FATHER: "Ayah",
    Relation.MOTHER: "Ibu",
    Relation.GUARDIAN: "Wali",
    Relation.OTHER: "Lainnya",
}
ANONYMOUS: Final = (
    "Angket ini anonim: jangan menulis nama, nomor telepon, atau nama siswa. Lembar "
    "ini hanya dihitung bersama lembar lainnya."
)
POINT_WIDTH: Final = 1.45
FEW_ITEMS: Final = 12
"""With so many items there is room for a second line for own words."""

NOT_ANONYMOUS: Final = "Nama tidak ditanyakan."
CODE: Final = (
    "Kode (3–8 huruf dan angka, sama sebelum dan sesudah kegiatan; misalnya dua huruf "
    "pertama nama ibu dan tanggal lahir, SI17): ………………"
)
HOW: Final = (
    "1. Arahkan kamera ponsel ke kode ini, lalu buka alamat yang muncul.",
    "2. Jawab butir-butirnya, lalu tekan “Kirim jawaban”. Tidak perlu akun.",
)


class FormFacts(Record):
    """Everything a form or a poster says."""

    school: School
    questionnaire: Questionnaire
    items: tuple[Item, ...]
    activity: Activity | None = None
    moment: Moment = Moment.NONE
    address: str = ""


def answer_form(facts: FormFacts) -> bytes:
    """Return the sheet to fill in as DOCX, with the QR code where a link is out."""
    kept = facts.questionnaire
    with speaking(Language.INDONESIAN):
        paper = Paper(letterhead_of(facts.school), kept.title, is_dense=True)
        paper.letterhead()
        paper.centred(as_title(kept.title).upper(), bold=True)
        if line := _under_title(facts):
            paper.centred(line, after=4)
        paper.text(" ".join(filter(None, (kept.intro, _promise(kept)))))
        for line in _asked_beside(kept):
            paper.line(line)
        _tables(paper, facts.items)
        if facts.address:
            paper.picture_beside(
                qr_code(facts.address),
                (
                    "Lebih suka mengisi dengan ponsel?",
                    "Pindai kode ini; tidak perlu akun. Isi salah satu saja: lembar "
                    "ini atau lewat ponsel.",
                    *_until(kept),
                ),
                width=CODE_WIDTH,
            )
        return paper.to_bytes()


def answer_poster(facts: FormFacts) -> bytes:
    """Return the poster for the room as DOCX, A4: the QR code, and what it opens."""
    kept = facts.questionnaire
    with speaking(Language.INDONESIAN):
        poster = Poster(letterhead_of(facts.school), kept.title)
        poster.letterhead()
        poster.big("ISI ANGKET", 30, is_bold=True)
        poster.big(kept.title, 20, is_bold=True)
        if line := _under_title(facts):
            poster.big(line, 13)
        poster.picture(qr_code(facts.address), POSTER_WIDTH)
        anonymous = ("3. Anonim: nama dan nomor telepon tidak ditanyakan.",)
        for sentence in (*HOW, *(anonymous if kept.is_anonymous else ())):
            poster.big(sentence, 13)
        for sentence in _until(kept):
            poster.big(sentence, 13)
        poster.big(facts.address, 8)
        return poster.to_bytes()


def _under_title(facts: FormFacts) -> str:
    when = facts.activity.when.in_weekday("") if facts.activity else ""
    of_year = f"Tahun pelajaran {facts.questionnaire.year}"
    moment = say(facts.moment.label) if facts.moment is not Moment.NONE else ""
    return " · ".join(filter(None, (moment, when or of_year)))


def _promise(kept: Questionnaire) -> str:
    return fitted(ANONYMOUS if kept.is_anonymous else NOT_ANONYMOUS)


def _until(kept: Questionnaire) -> tuple[str, ...]:
    if kept.closes_on is None:
        return ()
    return (f"Jawaban diterima sampai {in_long(kept.closes_on)}.",)


def _asked_beside(kept: Questionnaire) -> list[str]:
    """Return the lines for what is asked beside the items."""
    asked = []
    if kept.asks_relation:
        boxes = "   ".join(f"{BOX} {words}" for words in RELATIONS.values())
        asked.append(f"Pengisi:  {boxes}")
    if kept.asks_class_group:
        asked.append("Kelas: ………………")
    lines = ["      ".join(asked)] if asked else []
    return [*lines, CODE] if kept.has_code else lines


# ── the items ────────────────────────────────────────────────────────────────
def _tables(paper: Paper, items: Sequence[Item]) -> None:
    """Write the items: those with the same points as one table."""
    numbered = list(enumerate(items, 1))
    for (_, kind, options), every in groupby(numbered, _look):
        run = list(every)
        if kind in MARKS or kind is ItemKind.SCALE:
            points = MARKS.get(kind) or [(str(n), w) for n, w in enumerate(options, 1)]
            marks = [mark for mark, _ in points]
            size = SMALL if len(items) > FEW_ITEMS else USUAL
            paper.table(_columns(points), _rows(run, marks), size=size)
        else:
            for number, item in run:
                several = " (boleh lebih dari satu)"
                hint = several if item.kind is ItemKind.SOME_OF else ""
                paper.line(f"{number}. {item.text}{hint}")
                for line in _room(item, 2 if len(items) <= FEW_ITEMS else 1):
                    paper.line(line)


def _look(numbered: tuple[int, Item]) -> tuple[bool, ItemKind, tuple[str, ...]]:
    """Return what items have in common that stand in one table."""
    item = numbered[1]
    return item.is_closed, item.kind, item.options


def _columns(points: Iterable[tuple[str, str]]) -> list[Column]:
    titles = [words for _, words in points]
    rest = WIDTH - 0.9 - POINT_WIDTH * len(titles)
    return [
        Column(title="No", width=0.9, align=Align.CENTER),
        Column(title="Pernyataan", width=rest),
        *(
            Column(title=title, width=POINT_WIDTH, align=Align.CENTER)
            for title in titles
        ),
    ]


def _rows(
    run: Iterable[tuple[int, Item]], marks: Sequence[str]
) -> Iterable[Sequence[str]]:
    """Return the rows of a table, each part under its heading."""
    boxes = [f"{BOX} {mark}" for mark in marks]
    for part, items in groupby(run, key=lambda one: one[1].part):
        if part:
            yield (part_words(part),)
        for number, item in items:
            yield (str(number), item.text, *boxes)


def _room(item: Item, lines: int) -> list[str]:
    """Return the lines on which an item is answered that is no scale."""
    if item.kind is ItemKind.TEXT:
        return [DOTS] * lines
    if item.kind is ItemKind.NUMBER:
        return ["Jawaban: ………………"]
    chosen = [
        f"{BOX} {n} {words}".replace(" ", "\N{NO-BREAK SPACE}")
        for n, words in enumerate(item.options, 1)
    ]
    return ["   ".join(chosen)]
