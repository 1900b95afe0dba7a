"""How the work programme and a proposal read on paper.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from data.calendar import MONTHS
from data.language import (
    Language,
    in_hour,
    in_list,
    in_long,
    in_month,
    in_number,
    in_rupiah,
    in_rupiah_words,
    in_weekday,
    say,
    speaking,
)
from data.paper import (
    DRAFT_MARK,
    Align,
    Column,
    Letterhead,
    Paper,
    PlannedWeeks,
    Signer,
)
from data.roster.class_groups import NUMERALS
from data.school.models import School
from planning.activities.models import Activity, Audience, DatePrecision
from planning.budget.models import BudgetLine, FundSource
from planning.chapters.models import Chapter
from planning.lessons.queries import Lesson
from planning.meeting.models import Party
from planning.papers.queries import (
    PaperActivity,
    ProgrammePaper,
    ProposalPaper,
    has_donation,
    total_of,
)
from planning.programme.models import Step

REVISION_MARK: Final = "DRAF – perubahan belum disetujui"
VOLUNTARY: Final = (
    "Sumbangan dari orang tua dan masyarakat bersifat sukarela: tidak mengikat serta "
    "tidak ditentukan jumlah dan jangka waktunya. Tidak ada pungutan kepada siswa atau "
    "orang tua."
)
LEAD_ROLE: Final = "Wakil Kepala Sekolah Bidang Humas,"
PRINCIPAL_ROLE: Final = "Kepala Sekolah,"
KOMITE_ROLE: Final = "Ketua Komite Sekolah,"
LETTERS: Final = "ABCDEFGH"
DASH: Final = "–"
DOTS: Final = "………………………"
WEEK: Final = 7
HOUR: Final = re.compile(
    r"^(\d{1,2}[.:]\d{2}(?:\s*(?:[-–]|s\.?d\.?)\s*\d{1,2}[.:]\d{2})?)"
    r"\s*(?:WIB|WITA|WIT)?\s*[|:–-]?\s*(.*)$"
)
SMALL: Final = 9

PROGRAMME_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Program/Kegiatan", width=4.3),
    Column(title="Tujuan", width=3.4),
    Column(title="Sasaran", width=2.6),
    Column(title="Indikator keberhasilan/target", width=4.0),
    Column(title="Waktu", width=2.6),
    Column(title="Penanggung jawab", width=2.9),
    Column(title="Biaya dan sumber dana", width=2.8),
    Column(title="Keterangan", width=2.2),
)
BUDGET_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Uraian", width=8.1),
    Column(title="Volume", width=1.9, align=Align.RIGHT),
    Column(title="Satuan", width=2.5),
    Column(title="Harga satuan", width=3.2, align=Align.RIGHT),
    Column(title="Jumlah", width=3.4, align=Align.RIGHT),
    Column(title="Sumber dana", width=3.5),
    Column(title="Tahun anggaran", width=2.1, align=Align.CENTER),
)
PROPOSAL_BUDGET_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Uraian", width=4.1),
    Column(title="Volume", width=1.6, align=Align.RIGHT),
    Column(title="Satuan", width=1.7),
    Column(title="Harga satuan", width=2.3, align=Align.RIGHT),
    Column(title="Jumlah", width=2.5, align=Align.RIGHT),
    Column(title="Sumber dana", width=2.4),
)
SUM_PLACE: Final = 5
PROCEDURE_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Kegiatan", width=5.2),
    Column(title="Prosedur pelaksanaan", width=8.3),
    Column(title="Risiko dan antisipasi", width=6.2),
    Column(title="Bukti yang disiapkan", width=5.0),
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
RUNDOWN_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Waktu", width=3.5, align=Align.CENTER),
    Column(title="Acara", width=11.0),
)
POST_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Jabatan dalam panitia", width=6.5),
    Column(title="Nama", width=8.0),
)


def work_programme(facts: ProgrammePaper) -> bytes:
    """Return the work programme as DOCX: cover to signatures, a draft marked as one."""
    with speaking(Language.INDONESIAN):
        paper = Paper(
            _letterhead(facts.school),
            f"Program Kerja Humas {facts.year}",
            draft_mark=_draft_mark(facts),
        )
        _programme_front(paper, facts)
        _introduction(paper, facts)
        _public_relations(paper, facts)
        paper.landscape()
        _plan(paper, facts)
        paper.portrait()
        paper.title("BAB IV", "PENUTUP")
        paper.text(facts.words(Chapter.CLOSING))
        paper.signatures(
            _dated(facts),
            _principal(facts.school, "Mengetahui,"),
            Signer(role=LEAD_ROLE, name=facts.lead),
        )
        return paper.to_bytes()


def proposal(facts: ProposalPaper) -> bytes:
    """Return an activity's proposal as DOCX, marked while the plan is not approved."""
    with speaking(Language.INDONESIAN):
        approved = facts.step is Step.APPROVED
        title = facts.planned.activity.title
        paper = Paper(
            _letterhead(facts.school),
            f"Proposal {title}",
            draft_mark="" if approved else DRAFT_MARK,
        )
        paper.cover(
            ("PROPOSAL KEGIATAN", title.upper()),
            (f"Tahun Pelajaran {facts.year}",),
            str(facts.made_on.year),
        )
        _proposal_approval(paper, facts)
        paper.next_page()
        for number, (heading, write) in enumerate(PROPOSAL_CHAPTERS, 1):
            paper.heading(f"{number}. {heading}")
            write(paper, facts)
        paper.signatures(
            _proposal_dated(facts),
            _principal(facts.school, "Mengetahui,"),
            _proposing(facts, ""),
        )
        return paper.to_bytes()


# ── the work programme ───────────────────────────────────────────────────────
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
    if foreword := facts.words(Chapter.FOREWORD):
        paper.title("KATA PENGANTAR")
        paper.text(foreword)
        paper.signatures(
            _dated(facts),
            Signer(role="", has_number=False, name=" "),
            Signer(role=LEAD_ROLE, name=facts.lead),
        )
        paper.next_page()
    paper.contents()
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
    principal = _principal(facts.school, "Mengesahkan,")
    paper.signatures(_dated(facts), principal, Signer(role=LEAD_ROLE, name=facts.lead))
    if has_donation(facts.lines):
        paper.signatures_below(_komite())


def _introduction(paper: Paper, facts: ProgrammePaper) -> None:
    paper.title("BAB I", "PENDAHULUAN")
    letters = iter(LETTERS)
    _chapter(paper, letters, "Latar Belakang", facts.words(Chapter.BACKGROUND))
    if facts.bases:
        paper.heading(f"{next(letters)}. Landasan Hukum")
        paper.numbered((*(f"{x};" for x in facts.bases[:-1]), f"{facts.bases[-1]}."))
    paper.heading(f"{next(letters)}. Tujuan")
    if aim := facts.words(Chapter.GENERAL_AIM):
        paper.heading("1. Tujuan umum", 3)
        paper.text(aim)
    if facts.goals:
        paper.heading("2. Tujuan khusus", 3)
        paper.numbered(_goal_words(goal.title, goal.reason) for goal in facts.goals)
    _chapter(paper, letters, "Sasaran", facts.words(Chapter.AUDIENCE))
    _chapter(
        paper, letters, "Visi dan Misi Sekolah", facts.words(Chapter.VISION_MISSION)
    )
    paper.next_page()


def _goal_words(title: str, reason: str) -> str:
    return f"{title}. {reason}" if reason else f"{title}."


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
        _meeting(paper, facts)


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
    paper.table(
        LESSON_COLUMNS,
        [
            (str(number), lesson.text, lesson.recommended or DASH, _decided(lesson))
            for number, lesson in enumerate(facts.lessons, 1)
        ],
    )


def _decided(lesson: Lesson) -> str:
    if lesson.decision is None:
        return "Belum diputuskan"
    said = say(lesson.decision.label).capitalize()
    if lesson.adopted_in:
        said = f"{said} dalam kegiatan “{lesson.adopted_in}”"
    return f"{said}. {lesson.reason}" if lesson.reason else said


def _meeting(paper: Paper, facts: ProgrammePaper) -> None:
    meeting = facts.meeting
    if meeting is None:
        return
    place = f" di {meeting.place}" if meeting.place else ""
    came = {party.party: party.count for party in meeting.parties}
    present = [
        f"{_inside(say(party.label))} ({in_number(came[party])} orang)"
        for party in Party
        if came.get(party)
    ]
    attended = f" yang dihadiri {in_list(present)}" if present else ""
    paper.text(
        "Perencanaan dibuka dengan rapat tahunan pada hari "
        f"{in_weekday(meeting.held_on)}{place}{attended}."
    )
    absent = [_inside(say(party.label)) for party in Party if came.get(party) == 0]
    if absent:
        paper.text(f"Unsur yang berhalangan hadir: {in_list(absent)}.")
    if meeting.second_way:
        paper.text(f"Bagi yang berhalangan disediakan cara lain: {meeting.second_way}")
        paper.text(meeting.second_way_result)
    if meeting.decisions:
        paper.text("Rapat memutuskan:")
        paper.numbered(meeting.decisions)


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
    paper.heading(
        f"B. Jadwal Kegiatan Juli {facts.year.start} – Juni {facts.year.start + 1}"
    )
    paper.schedule(_weeks(planned.activity) for planned in facts.activities)
    paper.said(
        "Warna tua: minggu pelaksanaan (1: tanggal 1–7, 2: 8–14, 3: 15–21, 4: 22–28, "
        "5: 29–31). Warna muda: bulan pelaksanaan, tanggal ditetapkan kemudian.",
        italic=True,
    )
    paper.next_page()
    paper.heading("C. Rencana Anggaran Biaya (RAB)")
    _budget(paper, facts)
    paper.heading("D. Prosedur, Risiko, dan Bukti Kegiatan")
    paper.table(
        PROCEDURE_COLUMNS,
        [_procedure(number, a) for number, a in enumerate(facts.activities, 1)],
        size=SMALL,
    )


def _row(number: int, planned: PaperActivity, facts: ProgrammePaper) -> tuple[str, ...]:
    activity = planned.activity
    notes = [say(activity.mode.label)]
    if planned.follows_up:
        notes.append(f"Tindak lanjut evaluasi {facts.year.before}")
    return (
        str(number),
        activity.title,
        planned.goal.title if planned.goal else DASH,
        _audience(planned),
        _standard(activity),
        _when(activity),
        planned.person or DASH,
        _cost(planned),
        "\n".join(notes),
    )


def _audience(planned: PaperActivity) -> str:
    activity = planned.activity
    if activity.audience is Audience.ALL:
        return "Orang tua siswa semua kelas"
    if activity.audience is Audience.GRADES:
        named = [NUMERALS.get(grade, str(grade)) for grade in sorted(activity.grades)]
    else:
        named = list(planned.class_groups)
    return f"Orang tua siswa kelas {in_list(named)}" if named else "Orang tua siswa"


def _standard(activity: Activity) -> str:
    if not activity.indicator:
        return DASH
    if activity.target is None:
        return activity.indicator
    side = say(activity.direction.label)
    aimed = f"{activity.indicator}: {side} {_measure(activity.target, activity.unit)}"
    if activity.baseline is None:
        return aimed
    return f"{aimed} (semula {_measure(activity.baseline, activity.unit)})"


def _measure(value: Decimal, unit: str) -> str:
    return f"{in_number(value.normalize())} {unit}".strip()


def _when(activity: Activity) -> str:
    if activity.planned_on is None:
        return "Ditetapkan kemudian"
    if activity.date_precision is DatePrecision.MONTH:
        return in_month(activity.planned_on)
    hours = _hours(activity)
    return in_weekday(activity.planned_on) + (f"\n{hours}" if hours else "")


def _hours(activity: Activity) -> str:
    if activity.starts_at is None:
        return ""
    ends = in_hour(activity.ends_at) if activity.ends_at else "selesai"
    return f"{in_hour(activity.starts_at)}–{ends}"


def _cost(planned: PaperActivity) -> str:
    if not planned.lines:
        return "Tanpa biaya"
    sources = in_list([say(source.label) for source in planned.sources])
    return f"{in_rupiah(planned.cost)}\n{sources}"


def _weeks(activity: Activity) -> PlannedWeeks:
    if activity.planned_on is None:
        return PlannedWeeks(title=activity.title)
    day_known = activity.date_precision is DatePrecision.DAY
    return PlannedWeeks(
        title=activity.title,
        month=MONTHS.index(activity.planned_on.month),
        week=(activity.planned_on.day - 1) // WEEK if day_known else None,
    )


def _procedure(number: int, planned: PaperActivity) -> tuple[str, ...]:
    activity = planned.activity
    risk = activity.risk or DASH
    if activity.mitigation:
        risk = f"{risk}\nAntisipasi: {activity.mitigation}"
    evidence = "; ".join(say(kind.label) for kind in activity.evidence)
    return (
        str(number),
        activity.title,
        activity.procedure or DASH,
        risk,
        evidence or DASH,
    )


# ── money ────────────────────────────────────────────────────────────────────
def _budget(paper: Paper, facts: ProgrammePaper) -> None:
    lines = facts.lines
    if not lines:
        paper.text("Kegiatan pada program kerja ini tidak memerlukan biaya.")
        return
    paper.table(
        BUDGET_COLUMNS,
        _budget_rows(facts.activities),
        [("Jumlah seluruhnya", SUM_PLACE, [in_rupiah(total_of(lines))])],
    )
    _in_words(paper, lines)
    if has_donation(lines):
        paper.said(VOLUNTARY, italic=True)
    paper.heading("Rekapitulasi menurut sumber dana dan tahun anggaran", 3)
    _recap(paper, facts)


def _budget_rows(activities: Iterable[PaperActivity]) -> Iterator[tuple[str, ...]]:
    with_money = (planned for planned in activities if planned.lines)
    for number, planned in enumerate(with_money, 1):
        title, sum_of = planned.activity.title, in_rupiah(planned.cost)
        yield (f"{number}. {title} – {sum_of}",)
        for place, line in enumerate(planned.lines, 1):
            yield (*_line(f"{number}.{place}", line), str(line.fiscal_year))


def _line(number: str, line: BudgetLine) -> tuple[str, ...]:
    source = say(line.source.label)
    return (
        number,
        line.title,
        in_number(line.volume.normalize()),
        line.unit,
        in_rupiah(line.price or Decimal(0)),
        in_rupiah(line.amount),
        f"{source} ({line.partner})" if line.partner else source,
    )


def _in_words(paper: Paper, lines: Sequence[BudgetLine]) -> None:
    paper.said(f"Terbilang: {in_rupiah_words(total_of(lines))}.", italic=True)


def _recap(paper: Paper, facts: ProgrammePaper) -> None:
    lines = facts.lines
    years = (facts.year.start, facts.year.start + 1)
    columns = (
        Column(title="Sumber dana", width=7.0),
        *(
            Column(title=f"Tahun anggaran {year}", width=4.0, align=Align.RIGHT)
            for year in years
        ),
        Column(title="Jumlah", width=4.0, align=Align.RIGHT),
    )
    rows = [
        (say(source.label), *_sums([x for x in lines if x.source is source], years))
        for source in FundSource
        if any(line.source is source for line in lines)
    ]
    paper.table(columns, rows, [("Jumlah", 1, list(_sums(lines, years)))])


def _sums(lines: Sequence[BudgetLine], years: Iterable[int]) -> Iterator[str]:
    for year in years:
        yield in_rupiah(total_of(line for line in lines if line.fiscal_year == year))
    yield in_rupiah(total_of(lines))


# ── the proposal ─────────────────────────────────────────────────────────────
def _proposal_approval(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    paper.letterhead()
    paper.title("LEMBAR PENGESAHAN")
    paper.facts(
        [
            ("Nama kegiatan", activity.title),
            ("Waktu", _when_in_full(facts)),
            ("Tempat", activity.place or DOTS),
            ("Sasaran", _audience(facts.planned)),
            ("Penanggung jawab", facts.planned.person or DOTS),
            ("Biaya", _cost(facts.planned).replace("\n", ", ")),
        ]
    )
    _proposal_signatures(paper, facts)


def _proposal_signatures(paper: Paper, facts: ProposalPaper) -> None:
    """Write who proposes, who has seen it, who approves it.

    Where the vice principal proposes, the principal stands beside them.
    """
    below = [_principal(facts.school, "Mengesahkan,")]
    lead = Signer(role=LEAD_ROLE, name=facts.lead, before="Mengetahui,")
    above = below.pop() if facts.planned.person == facts.lead else lead
    paper.signatures(_proposal_dated(facts), above, _proposing(facts, "Mengusulkan,"))
    if has_donation(facts.planned.lines):
        below.insert(0, _komite())
    if below:
        paper.signatures_below(*below)


def _proposing(facts: ProposalPaper, before: str) -> Signer:
    person = facts.planned.person
    role = LEAD_ROLE if person == facts.lead else "Penanggung Jawab Kegiatan,"
    return Signer(role=role, name=person, before=before)


def _proposal_dated(facts: ProposalPaper) -> str:
    return f"{facts.school.city}, {in_long(facts.made_on)}"


def _proposal_background(paper: Paper, facts: ProposalPaper) -> None:
    activity, goal = facts.planned.activity, facts.planned.goal
    if activity.background:
        paper.text(activity.background)
    elif goal and goal.reason:
        paper.text(goal.reason)
    purpose = f" untuk mencapai tujuan “{goal.title}”" if goal else ""
    paper.text(
        f"Kegiatan “{activity.title}” merupakan bagian dari Program Kerja Humas "
        f"{facts.school.name} tahun pelajaran {facts.year}{purpose}."
    )
    if facts.lessons:
        paper.text("Kegiatan ini menindaklanjuti hasil evaluasi sebelumnya:")
        paper.numbered(lesson.text for lesson in facts.lessons)


def _proposal_basis(paper: Paper, facts: ProposalPaper) -> None:
    paper.numbered(
        (
            *(f"{title};" for title in facts.bases),
            f"Program Kerja Humas {facts.school.name} tahun pelajaran {facts.year}.",
        )
    )


def _proposal_name(paper: Paper, facts: ProposalPaper) -> None:
    paper.text(f"Kegiatan ini bernama “{facts.planned.activity.title}”.")


def _proposal_aim(paper: Paper, facts: ProposalPaper) -> None:
    goal = facts.planned.goal
    paper.text(_goal_words(goal.title, goal.reason) if goal else DOTS)


def _proposal_audience(paper: Paper, facts: ProposalPaper) -> None:
    paper.text(f"{_audience(facts.planned)}.")


def _proposal_form(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    forms = in_list([_inside(say(form.label)) for form in activity.forms])
    mode = _inside(say(activity.mode.label))
    named = f" dalam bentuk {forms}" if forms else ""
    paper.text(f"Kegiatan dilaksanakan secara {mode}{named}.")
    if activity.procedure:
        paper.text(activity.procedure)


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence: POMG stays, Rapat does not."""
    is_short = label[1:2].isupper()
    return label if is_short else f"{label[:1].lower()}{label[1:]}"


def _proposal_place(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    hours = _hours(activity)
    zone = facts.school.time_zone.label
    paper.facts(
        [
            ("Hari, tanggal", _day(activity)),
            ("Pukul", f"{hours} {zone}" if hours else DOTS),
            ("Tempat", activity.place or DOTS),
        ]
    )


def _day(activity: Activity) -> str:
    if activity.planned_on is None:
        return DOTS
    if activity.date_precision is DatePrecision.MONTH:
        return f"{in_month(activity.planned_on)} (tanggal ditetapkan kemudian)"
    return in_weekday(activity.planned_on)


def _when_in_full(facts: ProposalPaper) -> str:
    activity = facts.planned.activity
    hours = _hours(activity)
    clock = f", pukul {hours} {facts.school.time_zone.label}" if hours else ""
    return f"{_day(activity)}{clock}"


def _proposal_rundown(paper: Paper, facts: ProposalPaper) -> None:
    lines = [x.strip() for x in facts.planned.activity.rundown.splitlines()]
    rows = [_rundown_row(number, x) for number, x in enumerate(filter(None, lines), 1)]
    if rows:
        paper.table(RUNDOWN_COLUMNS, rows)
    else:
        paper.text("Susunan acara akan ditetapkan kemudian oleh panitia.")


def _rundown_row(number: int, line: str) -> tuple[str, str, str]:
    found = HOUR.match(line)
    if found is None or not found[2]:
        return str(number), DASH, line
    return str(number), found[1].replace(":", "."), found[2]


def _proposal_committee(paper: Paper, facts: ProposalPaper) -> None:
    if not facts.posts:
        paper.text(
            "Susunan panitia akan ditetapkan kemudian dengan keputusan kepala sekolah."
        )
        return
    paper.table(
        POST_COLUMNS,
        [
            (str(number), post.title, "\n".join(post.names) or DASH)
            for number, post in enumerate(facts.posts, 1)
        ],
    )


def _proposal_standard(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    paper.text(f"{_standard(activity)}." if activity.indicator else DOTS)
    if activity.measured_by:
        paper.text(f"Cara mengukur: {activity.measured_by}.")


def _proposal_budget(paper: Paper, facts: ProposalPaper) -> None:
    lines = facts.planned.lines
    if not lines:
        paper.text("Kegiatan ini tidak memerlukan biaya.")
        return
    paper.table(
        PROPOSAL_BUDGET_COLUMNS,
        [_line(str(number), line) for number, line in enumerate(lines, 1)],
        [("Jumlah", SUM_PLACE, [in_rupiah(total_of(lines))])],
    )
    _in_words(paper, lines)
    if has_donation(lines):
        paper.said(VOLUNTARY, italic=True)


def _proposal_closing(paper: Paper, facts: ProposalPaper) -> None:
    paper.text(
        f"Demikian proposal kegiatan “{facts.planned.activity.title}” ini disusun. "
        "Dukungan dan kerja sama semua pihak sangat kami harapkan agar kegiatan "
        "berjalan lancar dan bermanfaat bagi siswa, orang tua, dan sekolah."
    )


PROPOSAL_CHAPTERS: Final = (
    ("Latar Belakang", _proposal_background),
    ("Dasar Kegiatan", _proposal_basis),
    ("Nama Kegiatan", _proposal_name),
    ("Tujuan", _proposal_aim),
    ("Sasaran dan Peserta", _proposal_audience),
    ("Bentuk Kegiatan", _proposal_form),
    ("Waktu dan Tempat", _proposal_place),
    ("Susunan Acara", _proposal_rundown),
    ("Susunan Panitia", _proposal_committee),
    ("Indikator Keberhasilan", _proposal_standard),
    ("Rencana Anggaran Biaya (RAB)", _proposal_budget),
    ("Penutup", _proposal_closing),
)


# ── shared ───────────────────────────────────────────────────────────────────
def _letterhead(school: School) -> Letterhead:
    return Letterhead(
        lines=school.letterhead,
        name=school.name,
        address=school.address,
        city=school.city,
        npsn=school.npsn,
        logo=school.logo,
    )


def _dated(facts: ProgrammePaper) -> str:
    day: date = facts.approved_on or facts.made_on
    return f"{facts.school.city}, {in_long(day)}"


def _principal(school: School, before: str) -> Signer:
    return Signer(
        role=PRINCIPAL_ROLE,
        name=school.principal_name,
        number=school.principal_number,
        before=before,
    )


def _komite() -> Signer:
    return Signer(role=KOMITE_ROLE, before="Mengetahui,", has_number=False)
