"""How the work programme reads on paper, from the cover to the signatures."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from data.calendar import MONTHS, SchoolYear
from data.language import (
    Language,
    in_list,
    in_long,
    in_number,
    in_weekday,
    say,
    speaking,
)
from data.paper import DRAFT_MARK, Align, Column, Paper, PlannedWeeks, Signer
from data.school.documents import letterhead_of
from planning.activities.fields import OF
from planning.activities.models import Activity
from planning.chapters.models import Chapter
from planning.lessons.queries import Lesson
from planning.meeting.models import Party
from planning.papers.documents.budget import write_year_budget
from planning.papers.documents.wording import (
    DASH,
    LEAD_ROLE,
    audience_of,
    cost_of,
    goal_words,
    hours_of,
    inside,
    signing_komite,
    signing_principal,
    standard_of,
)
from planning.papers.queries import (
    OpeningMeeting,
    PaperActivity,
    ProgrammePaper,
    has_donation,
)

REVISION_MARK: Final = "DRAF – perubahan belum disetujui"

LETTERS: Final = "ABCDEFGH"

WEEK: Final = 7

SMALL: Final = 9

PROGRAMME_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Program/Kegiatan", width=4.0),
    Column(title=OF["goal_id"].heading, width=3.3),
    Column(title=OF["audience"].heading, width=2.5),
    Column(title="Indikator keberhasilan/target", width=3.8),
    Column(title="Waktu", width=3.3),
    Column(title=OF["person_id"].heading, width=2.9),
    Column(title="Biaya dan sumber dana", width=2.8),
    Column(title="Keterangan", width=2.2),
)


PROCEDURE_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Kegiatan", width=5.2),
    Column(title=OF["procedure"].heading, width=8.3),
    Column(title="Risiko dan mitigasi", width=6.2),
    Column(title=OF["evidence"].heading, width=5.0),
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


def work_programme(facts: ProgrammePaper) -> bytes:
    """Return the work programme as DOCX: cover to signatures, a draft marked as one."""
    with speaking(Language.INDONESIAN):
        title = f"Program Kerja Humas {facts.year}"
        mark = _draft_mark(facts)
        paper = Paper(letterhead_of(facts.school), title, draft_mark=mark)
        _programme_front(paper, facts)
        _introduction(paper, facts)
        _public_relations(paper, facts)
        paper.landscape()
        _plan(paper, facts)
        paper.portrait()
        paper.title("BAB IV", "PENUTUP")
        paper.text(facts.words(Chapter.CLOSING))
        principal = signing_principal(facts.school, "Mengetahui,")
        lead = Signer(role=LEAD_ROLE, name=facts.lead)
        paper.signatures(_dated(facts), principal, lead)
        return paper.to_bytes()


def _draft_mark(facts: ProgrammePaper) -> str:
    if facts.version is not None:
        return ""
    return REVISION_MARK if facts.was_approved else DRAFT_MARK


def _programme_front(paper: Paper, facts: ProgrammePaper) -> None:
    paper.cover(
        (
            "PROGRAM KERJA",
            "HUBUNGAN MASYARAKAT (HUMAS)",
            f"TAHUN PELAJARAN {facts.year}",
        ),
        ("Disusun oleh", "Wakil Kepala Sekolah Bidang Humas", facts.lead),
        str(facts.year.start),
    )
    paper.letterhead()
    paper.title("LEMBAR PENGESAHAN")
    paper.text(_approval_words(facts))
    _programme_signatures(paper, facts)
    paper.next_page()
    _foreword(paper, facts)
    paper.contents()
    paper.main_part()


def _foreword(paper: Paper, facts: ProgrammePaper) -> None:
    if foreword := facts.words(Chapter.FOREWORD):
        paper.title("KATA PENGANTAR")
        paper.text(foreword)
        paper.signatures(
            _dated(facts),
            Signer(role="", has_number=False, name=" "),
            Signer(role=LEAD_ROLE, name=facts.lead),
        )
        paper.next_page()


def _approval_words(facts: ProgrammePaper) -> str:
    named = (
        f"Program Kerja Hubungan Masyarakat (Humas) {facts.school.name} tahun "
        f"pelajaran {facts.year}"
    )
    based = (
        f" disusun berdasarkan hasil rapat tahunan tanggal "
        f"{in_long(facts.meeting.held_on)}"
        if facts.meeting
        else " disusun sebagai pedoman pelaksanaan kegiatan humas"
    )
    if facts.approved_on is None:
        return f"{named}{based} dan diajukan kepada kepala sekolah untuk disahkan."
    again = "" if facts.version == 1 else f" (versi {facts.version})"
    return (
        f"{named}{based} dan telah disahkan{again} pada tanggal "
        f"{in_long(facts.approved_on)} untuk dilaksanakan sebagaimana mestinya."
    )


def _programme_signatures(paper: Paper, facts: ProgrammePaper) -> None:
    principal = signing_principal(facts.school, "Mengesahkan,")
    paper.signatures(_dated(facts), principal, Signer(role=LEAD_ROLE, name=facts.lead))
    if has_donation(facts.lines):
        paper.signatures_below(signing_komite())


def _introduction(paper: Paper, facts: ProgrammePaper) -> None:
    paper.title("BAB I", "PENDAHULUAN")
    letters = iter(LETTERS)
    _chapter(paper, letters, "Latar Belakang", facts.words(Chapter.BACKGROUND))
    if facts.bases:
        paper.heading(f"{next(letters)}. Landasan Hukum")
        paper.numbered((*(f"{x};" for x in facts.bases[:-1]), f"{facts.bases[-1]}."))
    paper.heading(f"{next(letters)}. Tujuan")
    _aims(paper, facts)
    _chapter(paper, letters, "Sasaran", facts.words(Chapter.AUDIENCE))
    _chapter(
        paper, letters, "Visi dan Misi Sekolah", facts.words(Chapter.VISION_MISSION)
    )
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


def _chapter(paper: Paper, letters: Iterator[str], heading: str, text: str) -> None:
    """Write a lettered part; a part without words does not use up a letter."""
    if text:
        paper.heading(f"{next(letters)}. {heading}")
        paper.text(text)


def _public_relations(paper: Paper, facts: ProgrammePaper) -> None:
    paper.title("BAB II", "HUBUNGAN MASYARAKAT DAN KONDISI AWAL")
    letters = iter(LETTERS)
    _chapter(paper, letters, "Fungsi dan Tugas Humas", facts.words(Chapter.FUNCTIONS))
    _chapter(paper, letters, "Struktur Organisasi", facts.words(Chapter.STRUCTURE))
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


def _plan(paper: Paper, facts: ProgrammePaper) -> None:
    paper.title("BAB III", "PROGRAM KERJA")
    if not facts.activities:
        paper.text("Belum ada kegiatan dalam rencana tahun ini.")
        return
    paper.heading("A. Program dan Kegiatan")
    paper.table(
        PROGRAMME_COLUMNS,
        [_row(number, a, facts) for number, a in enumerate(facts.activities, 1)],
        size=SMALL,
    )
    paper.next_page()
    _schedule(paper, facts)
    paper.next_page()
    paper.heading("C. Rencana Anggaran Biaya (RAB)")
    write_year_budget(paper, facts)
    _procedures(paper, facts)


def _schedule(paper: Paper, facts: ProgrammePaper) -> None:
    paper.heading(
        f"B. Jadwal Kegiatan Juli {facts.year.start} – Juni {facts.year.start + 1}"
    )
    paper.schedule(_weeks(planned.activity) for planned in facts.activities)
    paper.line(
        "Warna tua: minggu pelaksanaan (1: tanggal 1–7, 2: 8–14, 3: 15–21, 4: 22–28, "
        "5: 29–31). Warna muda: bulan pelaksanaan, tanggal ditetapkan kemudian.",
        italic=True,
    )


def _procedures(paper: Paper, facts: ProgrammePaper) -> None:
    prepared = [row for planned in facts.activities if (row := _procedure(planned))]
    if prepared:
        paper.heading("D. Prosedur, Risiko, dan Bukti Kegiatan")
        rows = [(str(number), *row) for number, row in enumerate(prepared, 1)]
        paper.table(PROCEDURE_COLUMNS, rows, size=SMALL)


def _row(number: int, planned: PaperActivity, facts: ProgrammePaper) -> tuple[str, ...]:
    activity = planned.activity
    notes = [say(activity.mode.label)]
    if planned.follows_up:
        notes.append(f"Tindak lanjut evaluasi {facts.year.before}")
    return (
        str(number),
        activity.title,
        planned.goal.title if planned.goal else DASH,
        audience_of(planned),
        standard_of(activity),
        _when(activity),
        planned.person or DASH,
        cost_of(planned),
        "\n".join(notes),
    )


def _when(activity: Activity) -> str:
    day = activity.when.in_weekday(undated="Ditetapkan kemudian")
    hours = hours_of(activity) if activity.when.exact else ""
    return f"{day}\n{hours}" if hours else day


def _weeks(activity: Activity) -> PlannedWeeks:
    """Return the weeks that an activity touches, or its month where no day is set."""
    when = activity.when
    if when.exact is None or when.last_day is None:
        month = MONTHS.index(when.day.month) if when.day else None
        return PlannedWeeks(title=activity.title, month=month)
    lasting = range((when.last_day - when.exact).days + 1)
    days = [when.exact + timedelta(days=later) for later in lasting]
    weeks = [(MONTHS.index(day.month), (day.day - 1) // WEEK) for day in days]
    return PlannedWeeks(title=activity.title, weeks=tuple(dict.fromkeys(weeks)))


def _procedure(planned: PaperActivity) -> tuple[str, ...] | None:
    """Return how an activity is carried out, or None where nothing is said yet."""
    activity = planned.activity
    if not (activity.procedure or activity.risk or activity.evidence):
        return None
    risk = activity.risk or DASH
    if activity.mitigation:
        risk = f"{risk}\nMitigasi: {activity.mitigation}"
    evidence = "; ".join(say(kind.label) for kind in activity.evidence)
    return activity.title, activity.procedure or DASH, risk, evidence or DASH


def _dated(facts: ProgrammePaper) -> str:
    day: date = facts.approved_on or facts.made_on
    return f"{facts.school.city}, {in_long(day)}"
