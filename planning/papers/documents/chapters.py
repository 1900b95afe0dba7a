"""How the first two chapters of the work programme read: why, for whom, by whom."""

from collections.abc import Iterator
from typing import Final

from data.calendar import SchoolYear
from data.language import fitted, in_list, in_number, in_weekday, say
from data.paper import Align, Column, Paper, width_of
from data.roster.class_groups import NUMERALS
from planning.chapters.models import Chapter
from planning.lessons.queries import Lesson
from planning.meeting.models import Party
from planning.papers.documents.structure import boxes_of
from planning.papers.documents.wording import DASH, goal_words, inside
from planning.papers.facts import ProgrammePaper
from planning.papers.queries import GradeCount, OpeningMeeting

LETTERS: Final = "ABCDEFGH"

UPRIGHT: Final = 4
"""So many boxes of a chart stand side by side on an upright page."""

PUPIL_COLUMNS: Final = (
    Column(title="Kelas", width=3.0, align=Align.CENTER),
    Column(title="Rombongan belajar", width=6.0, align=Align.RIGHT),
    Column(title="Siswa", width=6.0, align=Align.RIGHT),
)

PROBLEM_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Masalah", width=4.7),
    Column(title="Akar masalah", width=4.4),
    Column(title="Data pendukung", width=3.6),
    Column(title="Prioritas", width=1.8, align=Align.CENTER),
)

LESSON_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Temuan", width=4.8),
    Column(title="Rekomendasi", width=4.2),
    Column(title="Keputusan dan tindak lanjut", width=5.5),
)


# ── chapter I ────────────────────────────────────────────────────────────────
def write_introduction(paper: Paper, facts: ProgrammePaper) -> None:
    """Write why there is a programme, on which law it stands, for what and whom."""
    paper.title("BAB I", "PENDAHULUAN")
    letters = iter(LETTERS)
    _chapter(paper, letters, "Latar Belakang", facts.words(Chapter.BACKGROUND))
    if facts.bases:
        paper.heading(f"{next(letters)}. Landasan Hukum")
        paper.numbered((*(f"{x};" for x in facts.bases[:-1]), f"{facts.bases[-1]}."))
    paper.heading(f"{next(letters)}. Tujuan")
    _aims(paper, facts)
    audience = facts.words(Chapter.AUDIENCE)
    if audience or facts.pupils:
        paper.heading(f"{next(letters)}. Sasaran")
        paper.text(audience)
        _pupils(paper, facts)
    vision = fitted("Visi dan Misi Sekolah")
    _chapter(paper, letters, vision, facts.words(Chapter.VISION_MISSION))
    paper.next_page()


def _aims(paper: Paper, facts: ProgrammePaper) -> None:
    """Write the general aim and the goals, under headings where there are both."""
    aim = facts.words(Chapter.GENERAL_AIM)
    has_both = bool(aim and facts.goals)
    if has_both:
        paper.heading("1. Tujuan umum", 3)
    paper.text(aim)
    if has_both:
        paper.heading("2. Tujuan khusus", 3)
    if facts.goals:
        paper.numbered(goal_words(goal.title, goal.reason) for goal in facts.goals)


def _pupils(paper: Paper, facts: ProgrammePaper) -> None:
    """Write how many pupils there are, in each grade and in all."""
    if not facts.pupils:
        return
    *grades, everybody = facts.pupils
    paper.text(
        fitted(
            "Menurut daftar siswa, tahun pelajaran {year} mencakup {students} siswa. "
            "Jumlah keluarga siswa sama dengan jumlah siswa: keluarga dengan lebih "
            "dari satu anak dihitung untuk setiap anaknya.",
            year=str(facts.year),
            students=in_number(everybody.students),
        )
    )
    rows = [_counted(NUMERALS.get(x.grade or 0, DASH), x) for x in grades]
    columns = [x.model_copy(update={"title": fitted(x.title)}) for x in PUPIL_COLUMNS]
    paper.table(columns, rows, [("Jumlah", 1, _counted("", everybody)[1:])])


def _counted(grade: str, row: GradeCount) -> tuple[str, ...]:
    counts = (row.class_groups, row.students)
    return (grade, *(in_number(count) for count in counts))


# ── chapter II ───────────────────────────────────────────────────────────────
def write_public_relations(paper: Paper, facts: ProgrammePaper) -> None:
    """Write what public relations does, by whom, and where the year starts from."""
    paper.title("BAB II", "HUBUNGAN MASYARAKAT DAN KONDISI AWAL")
    letters = iter(LETTERS)
    _chapter(paper, letters, "Fungsi dan Tugas Humas", facts.words(Chapter.FUNCTIONS))
    paper.heading(f"{next(letters)}. Struktur Organisasi")
    _structure(paper, facts)
    condition = facts.words(Chapter.INITIAL_CONDITION)
    if condition or facts.problems:
        paper.heading(f"{next(letters)}. Kondisi Awal")
        paper.text(condition)
        _problems(paper, facts)
    paper.heading(f"{next(letters)}. Hasil Evaluasi Tahun Sebelumnya")
    _lessons(paper, facts)
    if facts.meeting:
        paper.heading(f"{next(letters)}. Rapat Tahunan")
        _meeting(paper, facts.meeting)


def _chapter(paper: Paper, letters: Iterator[str], heading: str, text: str) -> None:
    """Write a lettered part; a part without words does not use up a letter."""
    if text:
        paper.heading(f"{next(letters)}. {heading}")
        paper.text(text)


def _structure(paper: Paper, facts: ProgrammePaper) -> None:
    """Write the words, then the chart; a wide one on a lying page of its own."""
    boxes = boxes_of(facts)
    paper.text(facts.words(Chapter.STRUCTURE))
    is_wide = sum(width_of(box) for box in boxes) > UPRIGHT
    if is_wide:
        paper.landscape()
    paper.heading("Bagan struktur organisasi", 3)
    paper.chart(boxes)
    if is_wide:
        paper.portrait()


def _problems(paper: Paper, facts: ProgrammePaper) -> None:
    if facts.problems:
        paper.table(
            PROBLEM_COLUMNS,
            [
                (
                    str(number),
                    problem.title,
                    problem.root_cause or DASH,
                    problem.evidence or DASH,
                    str(problem.priority),
                )
                for number, problem in enumerate(facts.problems, 1)
            ],
        )


def _lessons(paper: Paper, facts: ProgrammePaper) -> None:
    if not facts.lessons:
        paper.text(
            "Belum ada temuan evaluasi tahun sebelumnya yang perlu ditindaklanjuti."
        )
        return
    paper.text(
        f"Temuan evaluasi sampai dengan tahun pelajaran {facts.year.before} dan tindak "
        "lanjutnya dalam program kerja ini adalah sebagai berikut."
    )
    rows = [_lesson_row(number, one) for number, one in enumerate(facts.lessons, 1)]
    paper.table(LESSON_COLUMNS, rows)


def _lesson_row(number: int, lesson: Lesson) -> tuple[str, ...]:
    found = f"{lesson.text} ({SchoolYear(start=lesson.found_in)})"
    return str(number), found, lesson.recommended or DASH, _decided(lesson)


def _decided(lesson: Lesson) -> str:
    if lesson.decision is None:
        return "Belum diputuskan"
    said = say(lesson.decision.label).capitalize()
    if lesson.adopted_in:
        said = f"{said} dalam kegiatan “{lesson.adopted_in}”"
    return f"{said}. {lesson.reason}" if lesson.reason else said


def _meeting(paper: Paper, meeting: OpeningMeeting) -> None:
    place = f" di {meeting.place}" if meeting.place else ""
    came = {party.party: party.count for party in meeting.parties}
    present = [
        f"{_named(p)} ({in_number(came[p])} orang)" for p in Party if came.get(p)
    ]
    attended = f" yang dihadiri {in_list(present)}" if present else ""
    paper.text(
        "Perencanaan dibuka dengan rapat tahunan pada hari "
        f"{in_weekday(meeting.held_on)}{place}{attended}."
    )
    absent = [_named(party) for party in Party if came.get(party) == 0]
    if absent:
        paper.text(f"Unsur yang berhalangan hadir: {in_list(absent)}.")
    if meeting.second_way:
        paper.text(f"Bagi yang berhalangan disediakan cara lain: {meeting.second_way}")
        paper.text(meeting.second_way_result)
    if meeting.decisions:
        paper.text("Rapat memutuskan:")
        paper.numbered(meeting.decisions)


def _named(party: Party) -> str:
    return inside(say(party.label))
