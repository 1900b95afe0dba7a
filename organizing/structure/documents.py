"""How the school's structure reads on paper: the chart, then duties and terms.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Final

from data.language import Language, in_list, in_short, speaking
from data.paper import Align, ChartBox, Column, Paper, width_of
from data.school.documents import letterhead_of, place_and_day, principal_signs
from organizing.structure.models import Branch, HeldTerm, Post, flat
from organizing.structure.queries import StructurePaper

VACANT: Final = "……………………"
"""A line to write a name on where nobody holds a position."""
NO_END: Final = "tanpa batas waktu"
NOBODY: Final[Mapping[str, str]] = {}
DASH: Final = "–"
SMALL: Final = 9
ROOM: Final = 9.5
"""How high a chart may be, in centimetres, with a signature below it."""
LINE: Final = 0.42
STEMS: Final = 0.9
LETTERS: Final = 130
"""About how many letters of a chart stand side by side across the page."""
CLASS_PARENTS: Final = "Paguyuban Orang Tua Kelas"

OFFICE_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Jabatan", width=3.3),
    Column(title="Nama", width=4.2),
    Column(title="Masa jabatan", width=3.1),
    Column(title="Tugas", width=4.9),
    Column(title="Hak", width=4.4),
    Column(title="Tanggung jawab", width=4.9),
)
GROUP_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Paguyuban", width=6.8),
    Column(title="Pengurus", width=18.0),
)


def structure_chart(facts: StructurePaper) -> bytes:
    """Return the organisation's chart with duties and terms as DOCX, A4 lying."""
    with speaking(Language.INDONESIAN):
        head, name = letterhead_of(facts.school), f"Struktur Organisasi {facts.year}"
        paper = Paper(head, name, is_lying=True)
        paper.letterhead()
        paper.title(f"STRUKTUR ORGANISASI HUMAS TAHUN PELAJARAN {facts.year}")
        drawn = list(boxes(facts.branches, facts.known))
        paper.chart(drawn)
        signed_below = _height(drawn) <= ROOM
        if signed_below:
            _sign(paper, facts)
        paper.next_page()
        paper.title("SUSUNAN PENGURUS, TUGAS, HAK, DAN TANGGUNG JAWAB")
        paper.table(OFFICE_COLUMNS, _office_rows(facts), size=SMALL)
        if groups := list(_group_rows(facts.branches)):
            paper.heading(CLASS_PARENTS)
            paper.table(GROUP_COLUMNS, groups, size=SMALL)
        if not signed_below:
            _sign(paper, facts)
        return paper.to_bytes()


def _sign(paper: Paper, facts: StructurePaper) -> None:
    dated = place_and_day(facts.school, facts.day)
    paper.signatures_below(principal_signs(facts.school, dated))


def _height(drawn: Sequence[ChartBox]) -> float:
    """Return about how high the chart will be, in centimetres."""
    letters = LETTERS / max(1, sum(width_of(box) for box in drawn))
    height, level = 0.0, list(drawn)
    while level:
        lines = [
            sum(ceil(len(line) / letters) for line in (box.title, *box.lines))
            for box in level
        ]
        height += max(lines) * LINE + STEMS
        level = [below for box in level for below in box.below]
    return height


def boxes(
    branches: Iterable[Branch], known: Mapping[str, str] = NOBODY
) -> Iterator[ChartBox]:
    """Return the bodies as boxes; all parents of class groups together are one.

    ``known`` names who holds an office without a term, by its title in small.
    """
    groups: list[Branch] = []
    for branch in branches:
        if branch.is_of_parents:
            groups.append(branch)
        else:
            yield ChartBox(
                title=branch.body.title,
                lines=tuple(_line(post, known) for post in branch.posts),
                below=tuple(boxes(branch.branches, known)),
            )
    if groups:
        held = sum(group.is_held for group in groups)
        yield ChartBox(
            title=CLASS_PARENTS,
            lines=(f"{len(groups)} kelas", f"{held} sudah memiliki pengurus"),
        )


def _line(post: Post, known: Mapping[str, str] = NOBODY) -> str:
    return f"{post.office.title}: {in_list(_names(post, known))}"


def _names(post: Post, known: Mapping[str, str]) -> list[str]:
    held = [holder.name for holder in post.holders]
    return held or [known.get(post.office.title.casefold()) or VACANT]


def _office_rows(facts: StructurePaper) -> Iterator[Sequence[str]]:
    number = 0
    for _, branch in flat(facts.branches):
        if branch.is_of_parents:
            continue
        yield (branch.body.title,)
        for post in branch.posts:
            number += 1
            office = post.office
            yield (
                str(number),
                office.title,
                "\n".join(_names(post, facts.known)),
                "\n".join(_span(holder) for holder in post.holders) or DASH,
                office.duty or DASH,
                office.entitlement or DASH,
                office.responsibility or DASH,
            )


def _span(term: HeldTerm) -> str:
    last = in_short(term.last_day) if term.last_day else NO_END
    return f"{in_short(term.starts_on)} – {last}"


def _group_rows(branches: Sequence[Branch]) -> Iterator[Sequence[str]]:
    groups = [branch for _, branch in flat(branches) if branch.is_of_parents]
    for number, group in enumerate(groups, 1):
        lines = [_line(post) for post in group.posts if post.holders]
        yield str(number), group.body.title, "\n".join(lines) or VACANT
