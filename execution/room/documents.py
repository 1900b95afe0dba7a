"""How the sheet of an activity's day reads: one page for whoever runs the day.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Iterator
from typing import Final

from data.language import (
    Language,
    in_hour,
    in_list,
    in_number,
    say,
    speaking,
)
from data.language.titles import as_title
from data.paper import Column, Paper
from data.participants import UNIT, of_families, others
from data.phones import as_written
from data.roster.class_groups import grade_word
from data.school.documents import letterhead_of
from data.school.models import School
from execution.room.queries import DayPeople, DaySheet
from planning.papers.documents.proposal import write_rundown
from planning.papers.documents.wording import families_in_words

TITLE: Final = "LEMBAR HARI PELAKSANAAN"
DASH: Final = "–"
DOTS: Final = "………………………"
SMALL: Final = 9
PEOPLE: Final = (
    Column(title="Jabatan", width=4.2),
    Column(title="Nama", width=7.2),
    Column(title="Telepon", width=4.2),
)
CHECKS: Final = (
    Column(title="✓", width=0.9),
    Column(title="Yang harus beres", width=9.2),
    Column(title="Oleh", width=5.5),
)


def day_sheet_paper(school: School, sheet: DaySheet) -> bytes:
    """Return one page: place, who comes, programme, committee with numbers, checks."""
    with speaking(Language.INDONESIAN):
        title = as_title(sheet.activity.title)
        paper = Paper(letterhead_of(school), f"{TITLE.title()}: {title}", is_dense=True)
        paper.centred(school.name.upper(), bold=True)
        paper.centred(TITLE, title, bold=True, after=6)
        paper.facts(_facts(school, sheet), 3.9)
        if sheet.activity.rundown:
            paper.line("Susunan acara", bold=True)
            write_rundown(paper, sheet.activity.rundown)
        if sheet.people:
            paper.line("Panitia", bold=True)
            paper.table(PEOPLE, _people(sheet.people), size=SMALL)
        paper.line("Daftar periksa", bold=True)
        paper.table(CHECKS, _checks(sheet), size=SMALL)
        return paper.to_bytes()


def _facts(school: School, sheet: DaySheet) -> Iterator[tuple[str, str]]:
    activity, zone = sheet.activity, school.time_zone.label
    yield "Hari, tanggal", activity.when.in_weekday(undated=DOTS)
    if activity.starts_at:
        ends = f"{in_hour(activity.ends_at)} {zone}" if activity.ends_at else ""
        begins = in_hour(activity.starts_at)
        yield "Pukul", f"{begins} – {ends}" if ends else f"{begins} {zone} – selesai"
    yield "Tempat", activity.place or DOTS
    if sheet.in_charge:
        yield "Penanggung jawab", sheet.in_charge
    if invited := _invited(sheet):
        yield "Diundang", invited


def _invited(sheet: DaySheet) -> str:
    """Return who is invited, group by group: families of each grade, then others."""
    groups = [one.in_words() for one in others(sheet.activity.parties)]
    if sheet.activity.is_confidential:
        expected = of_families(sheet.activity.parties)
        told = families_in_words(sheet.activity, expected) if expected else ""
        return "; ".join(filter(None, (told, *groups)))
    families = sum(one.families for one in sheet.families)
    by_grade = in_list(
        [f"kelas {grade_word(g.grade)}: {g.families}" for g in sheet.families]
    )
    counted = f"{in_number(families)} {say(UNIT).lower()} ({by_grade})"
    return "; ".join([*([counted] if families else []), *groups])


def _people(people: tuple[DayPeople, ...]) -> Iterator[tuple[str, ...]]:
    for post in people:
        for place, one in enumerate(post.people or ()):
            phone = as_written(one.phone) if one.phone else DASH
            yield "" if place else post.title, one.name, phone
        if not post.people:
            yield post.title, DASH, DASH


def _checks(sheet: DaySheet) -> Iterator[tuple[str, ...]]:
    """Give the tasks of the day; where none is given, lines to write on."""
    for task in sheet.tasks:
        before = "H-1: " if task.offset_days else ""
        yield "☑" if task.is_done else "☐", f"{before}{task.title}", task.whose or DASH
    for _ in range(3):
        yield "☐", DOTS, DOTS
