"""The result of one questionnaire on paper: one page, and all counts as a workbook.

Others read it, so that it hides what few people's answers would tell.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from data.few import FEWEST
from data.language import (
    Language,
    in_list,
    in_long,
    in_number,
    in_percent,
    say,
    speaking,
)
from data.paper import Align, Column, Paper
from data.school.documents import (
    lead_signs,
    letterhead_of,
    place_and_day,
    principal_signs,
)
from data.school.models import School
from data.workbook.writing import Book, Group, PrintedColumn, Value
from evaluation.answers.facts import ItemOutcome, Outcome, ResultPaper
from evaluation.answers.models import CARE, TOO_FEW
from evaluation.questionnaires.models import ItemKind, part_words

MOST_ROWS: Final = 24
"""Items of a scale that fit on the page; the workbook has all."""

COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Butir", width=8.0),
    Column(title="Jawaban", width=4.0, align=Align.CENTER),
    Column(title="Lembar", width=1.5, align=Align.CENTER),
    Column(title="Indeks", width=1.8, align=Align.RIGHT),
)
PAGES: Final = 2
"""So many pages the workbook takes at most when it is printed."""

BOOK: Final = (
    PrintedColumn("No", 5),
    PrintedColumn("Butir", 60),
    PrintedColumn("Saat", 20),
    PrintedColumn("Jawaban", 40),
    PrintedColumn("Jumlah", 10),
)


def result_paper(school: School, facts: ResultPaper, made_on: date) -> bytes:
    """Return the result as one page (DOCX), for the report and the accreditor."""
    found = facts.outcome
    with speaking(Language.INDONESIAN):
        paper = Paper(
            letterhead_of(school), f"Hasil Angket {found.questionnaire.title}"
        )
        paper.letterhead()
        paper.centred("HASIL ANGKET", found.questionnaire.title, bold=True)
        paper.facts(list(_facts(facts)))
        if found.is_hidden:
            paper.line(say(TOO_FEW, least=FEWEST), italic=True)
        else:
            _figures(paper, facts)
        paper.signatures(
            place_and_day(school, made_on),
            principal_signs(school, "Mengetahui,"),
            lead_signs(school, facts.lead.name, facts.lead.employee_number),
        )
        return paper.to_bytes()


def _facts(facts: ResultPaper) -> Iterator[tuple[str, str]]:
    """Give what was asked of whom, and how many answered."""
    found = facts.outcome
    if facts.activity:
        yield "Kegiatan", facts.activity
    yield "Responden", say(found.questionnaire.respondents.label)
    if found.first_on and found.last_on:
        days = [found.first_on, found.last_on]
        named = [in_long(day) for day in dict.fromkeys(days)]
        yield "Waktu pengisian", " s.d. ".join(named)
    yield from _rates(found)
    if not found.is_hidden:
        yield from _indices(found)


def _rates(found: Outcome) -> Iterator[tuple[str, str]]:
    for moment, kpi in found.rates:
        label = "Tingkat respons"
        if moment:
            label += f" ({say(moment.label).lower()})"
        if kpi.of:
            yield label, f"{in_percent(kpi.value)} – {kpi.explained()}"
        else:
            yield label, f"{in_number(kpi.counted)} lembar; yang diminta tidak dicatat"


def _indices(found: Outcome) -> Iterator[tuple[str, str]]:
    if found.whole is not None:
        name = "Indeks kepuasan" if found.has_band else "Indeks jawaban"
        yield name, _with_band(found)
    if found.parts:
        told = (
            f"{part_words(part.part) or 'Lainnya'} {found.said(part.figure.index)}"
            for part in found.parts
        )
        yield "Menurut bagian", "; ".join(told)
    yield from _learnt(found)


def _with_band(found: Outcome) -> str:
    whole = found.whole
    if whole is None:
        return "–"
    told = f"{found.said(whole.index)} dari 100"
    if found.has_band and whole.band:
        told += f", mutu {say(whole.band.label)}"
    return told


def _learnt(found: Outcome) -> Iterator[tuple[str, str]]:
    learnt = found.learnt
    if learnt is None:
        return
    before, after = found.said(learnt.before), found.said(learnt.after)
    difference = found.said(learnt.difference)
    how = (
        f"{in_number(learnt.pairs)} pasang lembar"
        if learnt.is_paired
        else "lembar tidak dipasangkan; selisih rata-rata"
    )
    yield "Pemahaman", f"{before} → {after} dari 100; selisih {difference} ({how})"
    if learnt.normalised is not None and learnt.gained is not None:
        gain = in_number(round(learnt.normalised, 1 if found.is_few else 2))
        yield "N-gain", f"{gain} ({say(learnt.gained.label)})"


def _figures(paper: Paper, facts: ResultPaper) -> None:
    found = facts.outcome
    if found.is_few:
        paper.line(say(CARE, count=in_number(found.sheets)), italic=True)
    scales = [one for one in found.items if _is_told(one)]
    if scales:
        paper.table(COLUMNS, (_row(found, one) for one in scales[:MOST_ROWS]))
        if len(scales) > MOST_ROWS:
            more = in_number(len(scales) - MOST_ROWS)
            paper.under_table(f"{more} butir lain ada pada buku kerja.")
    if facts.themes:
        told = [f"{name} ({count})" for name, count in facts.themes]
        count = in_number(facts.comments)
        paper.line(f"Tema dari {count} komentar: {in_list(told)}.")
    paper.under_table(" ".join(_notes(found, scales)))


def _notes(found: Outcome, scales: Sequence[ItemOutcome]) -> Iterator[str]:
    """Give what explains the page: the order of answers, formula, what is hidden."""
    for words in dict.fromkeys(one.words for one in scales):
        yield f"Jawaban berurutan: {' · '.join(words)}."
    if found.whole is not None:
        yield f"Rumus: {say(found.whole.kpi.formula)}"
    if found.learnt is not None:
        yield f"Rumus: {say(found.learnt.formula)}"
    yield f"Jawaban dari kurang dari {FEWEST} orang tidak ditampilkan."


def _is_told(one: ItemOutcome) -> bool:
    return one.item.kind is ItemKind.SCALE and bool(one.counts)


def _row(found: Outcome, one: ItemOutcome) -> Sequence[str]:
    text = one.item.text
    if one.moment:
        text += f" ({say(one.moment.label).lower()})"
    if one.item.is_reversed:
        text += " (pernyataan terbalik)"
    return (
        in_number(one.item.number),
        text,
        " · ".join(map(in_number, one.counts)),
        in_number(one.answers),
        found.said(one.own_index),
    )


def result_workbook(school: School, facts: ResultPaper, made_on: date) -> bytes:
    """Return all counts as a workbook that can be sorted and added up."""
    found = facts.outcome
    with speaking(Language.INDONESIAN):
        title = f"Hasil angket {found.questionnaire.title}"
        book = Book(title, school.name, "Hasil angket", made_on)
        heading = (school.name, "HASIL ANGKET", found.questionnaire.title)
        printed = book.printed("Jawaban", heading, BOOK, list(_counts(found)))
        for label, told in _facts(facts):
            printed = printed.line(f"{label}: {told}.")
        if found.is_hidden:
            printed = printed.line(say(TOO_FEW, least=FEWEST))
        for name, count in facts.themes:
            printed = printed.line(f"Tema “{name}”: {count} komentar.")
        printed.paged(most=PAGES)
        return book.to_bytes()


def _counts(found: Outcome) -> Iterator[Sequence[Value] | Group]:
    part = None
    for one in found.items:
        if one.item.part != part:
            part = one.item.part
            if part:
                yield Group("", part_words(part))
        moment = say(one.moment.label) if one.moment else ""
        if one.is_hidden:
            yield in_number(one.item.number), one.item.text, moment, f"<{FEWEST}", None
        for word, count in zip(one.words, one.counts, strict=False):
            number, text = in_number(one.item.number), one.item.text
            yield number, text, moment, say(word), Decimal(count)
        for value in sorted(set(one.numbers)):
            times = one.numbers.count(value)
            said = in_number(value)
            yield (
                in_number(one.item.number),
                one.item.text,
                moment,
                said,
                Decimal(times),
            )
