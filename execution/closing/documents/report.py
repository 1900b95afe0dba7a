"""How the report of an activity (LPJ) reads on paper, from the cover to its annexes."""

from collections.abc import Callable, Sequence
from typing import Final

from data.factors import Factor
from data.few import tells
from data.language import (
    Language,
    fitted,
    in_long,
    in_number,
    in_rupiah,
    in_short,
    say,
    speaking,
)
from data.obstacles import ObstacleCode
from data.paper import Align, Column, Paper
from data.school.documents import letterhead_of
from execution.closing.documents.annexes import write_annexes
from execution.closing.documents.money import write_money
from execution.closing.documents.people import write_people
from execution.closing.documents.wording import (
    BECAME,
    DASH,
    DOTS,
    DRAFT,
    dated,
    day_of,
    decisions_of,
    hours_of,
    is_held,
    is_led,
    lead_of,
    mode_of,
    percent,
    principal_of,
    reason_of,
    reporting,
    result_of,
    title_of,
    verdict_of,
)
from execution.closing.facts import ReportPaper
from execution.closing.queries import ReportLetter
from execution.minutes.queries import ListedDecision
from execution.obstacles.queries import ListedObstacle
from planning.papers.documents.proposal import write_posts, write_rundown
from planning.papers.documents.wording import (
    audience_of,
    goal_words,
    measure,
    sentence,
    standard_of,
)

LETTER_COLUMNS: Final = (
    Column(title="Nomor dan tanggal", width=5.2),
    Column(title="Perihal", width=4.9),
    Column(title="Keluarga", width=1.8, align=Align.RIGHT),
    Column(title="Dikirim", width=1.7, align=Align.RIGHT),
    Column(title="Diterima", width=1.9, align=Align.RIGHT),
)
RESULT_COLUMNS: Final = (
    Column(title="Ukuran keberhasilan", width=6.2),
    Column(title="Target", width=3.4),
    Column(title="Hasil", width=3.0),
    Column(title="Keterangan", width=2.9),
)

OBSTACLE_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Kendala", width=5.2),
    Column(title="Sisi", width=1.9),
    Column(title="Tindakan", width=4.8),
    Column(title="Keadaan", width=2.7),
)

FOLLOW_UP_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Keputusan", width=6.3),
    Column(title="Penanggung jawab", width=3.6),
    Column(title="Tenggat", width=2.2),
    Column(title="Keadaan", width=2.5),
)


def activity_report(facts: ReportPaper) -> bytes:
    """Return an activity's report as DOCX, marked until its closing is complete."""
    school = facts.plan.school
    with speaking(Language.INDONESIAN, school.level.naming):
        mark = "" if facts.is_final else DRAFT
        name = f"LPJ {title_of(facts)}"
        paper = Paper(letterhead_of(school), name, draft_mark=mark)
        paper.cover(
            ("LAPORAN PERTANGGUNGJAWABAN", "KEGIATAN", facts.activity.title.upper()),
            (f"Tahun Pelajaran {facts.plan.year}",),
            str(facts.signed_on.year),
        )
        _approval(paper, facts)
        paper.next_page()
        paper.contents()
        paper.main_part()
        for place, (number, title, parts) in enumerate(CHAPTERS):
            if place:
                paper.next_page()
            paper.title(f"BAB {number}", title)
            _chapter(paper, facts, parts)
        head = principal_of(facts, "Mengetahui,")
        paper.signatures(dated(facts), head, reporting(facts))
        write_annexes(paper, facts)
        return paper.to_bytes()


def _approval(paper: Paper, facts: ReportPaper) -> None:
    paper.letterhead()
    paper.title("LEMBAR PENGESAHAN")
    paper.facts(
        [
            ("Nama kegiatan", title_of(facts)),
            ("Waktu", " ".join(filter(None, (day_of(facts), hours_of(facts))))),
            ("Tempat", facts.activity.place or DOTS),
            ("Sasaran", audience_of(facts.plan.planned)),
            ("Penanggung jawab", facts.plan.planned.person.name or DOTS),
            ("Anggaran", in_rupiah(facts.planned)),
            ("Realisasi", in_rupiah(facts.spent)),
        ]
    )
    below = [principal_of(facts, "Mengesahkan,")]
    above = below.pop() if is_led(facts) else lead_of(facts, "Mengetahui,")
    paper.signatures(dated(facts), above, reporting(facts, "Melaporkan,"))
    if below:
        paper.signatures_below(*below)


# ── BAB I ────────────────────────────────────────────────────────────────────
def _background(paper: Paper, facts: ReportPaper) -> None:
    paper.text(facts.activity.background)
    paper.text(
        f"Kegiatan “{title_of(facts)}” merupakan bagian dari Program Kerja Humas "
        f"{facts.plan.school.name} tahun pelajaran {facts.plan.year}."
    )


def _purpose(paper: Paper, facts: ReportPaper) -> None:
    goal = facts.plan.planned.goal
    paper.text(goal_words(goal.title, goal.reason) if goal else "")
    paper.text(f"Ukuran keberhasilan: {sentence(standard_of(facts.activity))}")


def _audience(paper: Paper, facts: ReportPaper) -> None:
    paper.text(sentence(audience_of(facts.plan.planned)))


# ── BAB II ───────────────────────────────────────────────────────────────────
def _when_and_where(paper: Paper, facts: ReportPaper) -> None:
    became = BECAME[facts.outcome] if facts.outcome else "belum ditutup"
    paper.facts(
        [
            ("Rencana", facts.activity.when.in_long() or DOTS),
            ("Pelaksanaan", day_of(facts) if is_held(facts) else DASH),
            ("Waktu", hours_of(facts) or DOTS),
            ("Tempat", facts.activity.place or DOTS),
            ("Cara", sentence(mode_of(facts)).rstrip(".")),
            ("Keterlaksanaan", sentence(became).rstrip(".")),
        ]
    )
    paper.text(reason_of(facts))


def _committee(paper: Paper, facts: ReportPaper) -> None:
    if facts.decree and facts.decree.decided_on:
        paper.text(
            fitted("Panitia dibentuk dengan Keputusan Kepala Sekolah Nomor ")
            + f"{facts.decree.number} tanggal {in_long(facts.decree.decided_on)}."
        )
    if facts.plan.posts:
        write_posts(paper, facts.plan.posts)
    else:
        person = facts.plan.planned.person.name or DOTS
        paper.text(f"Kegiatan dilaksanakan tanpa panitia. Penanggung jawab: {person}.")


def _invitations(paper: Paper, facts: ReportPaper) -> None:
    if not facts.letters:
        paper.text("Tidak ada surat kepada orang tua yang dicatat untuk kegiatan ini.")
        return
    rows = (
        (
            f"{one.number or DOTS}\n{in_long(one.dated_on)}",
            one.subject,
            *_reach(facts, one),
        )
        for one in facts.letters
    )
    paper.table(LETTER_COLUMNS, rows)


def _reach(facts: ReportPaper, one: ReportLetter) -> tuple[str, ...]:
    """Return how many families a letter reached, was sent to, was received by."""
    counts = (one.families, one.sent, one.received)
    if facts.activity.is_confidential and not all(
        tells(one.families, count) for count in counts
    ):
        return (DASH,) * len(counts)
    return tuple(map(in_number, counts))


def _course(paper: Paper, facts: ReportPaper) -> None:
    if not write_rundown(paper, facts.activity.rundown):
        paper.text(facts.activity.procedure)
    said = facts.closing.course if facts.closing else ""
    if said or is_held(facts):
        paper.text(said or "Tidak ada perubahan susunan acara yang dicatat.")


# ── BAB III ──────────────────────────────────────────────────────────────────
def _result(paper: Paper, facts: ReportPaper) -> None:
    activity = facts.activity
    if not activity.indicator:
        paper.text("Rencana kegiatan tidak menyebut ukuran keberhasilan.")
        return
    aimed = DASH
    if activity.target is not None:
        side = say(activity.direction.label)
        aimed = f"{side} {measure(activity.target, activity.unit)}"
    row = (activity.indicator, aimed, result_of(facts), verdict_of(facts))
    paper.table(RESULT_COLUMNS, [row])


def _obstacles(paper: Paper, facts: ReportPaper) -> None:
    if not facts.obstacles:
        paper.text("Tidak ada kendala yang dicatat.")
        return
    told = sorted(facts.obstacles, key=lambda one: (one.raised_on, one.id))
    rows = ((str(n), *_obstacle(one)) for n, one in enumerate(told, 1))
    paper.table(OBSTACLE_COLUMNS, rows)


def _obstacle(one: ListedObstacle) -> tuple[str, ...]:
    solved = f"teratasi {in_short(one.resolved_on)}" if one.resolved_on else "belum"
    kind = say(one.code.label) if one.code is not ObstacleCode.OTHER else ""
    note = "\n".join(filter(None, (kind, one.note)))
    return note, say(one.side.label), one.remedy or DASH, solved


def _factors(paper: Paper, facts: ReportPaper) -> None:
    for one in facts.factors:
        named = "" if one.code is Factor.OTHER else say(one.code.label)
        paper.text("- " + sentence(": ".join(filter(None, (named, one.note)))))
    if not facts.factors:
        paper.text("Tidak ada faktor pendukung yang dicatat.")


def _decisions(paper: Paper, facts: ReportPaper) -> None:
    decided = decisions_of(facts)
    paper.numbered(map(sentence, decided))
    if not decided:
        paper.text("Tidak ada keputusan yang dicatat.")


# ── BAB V ────────────────────────────────────────────────────────────────────
def _conclusion(paper: Paper, facts: ReportPaper) -> None:
    became = BECAME[facts.outcome] if facts.outcome else "belum ditutup"
    told = [f"Kegiatan “{title_of(facts)}” {became}."]
    if facts.is_reached is not None:
        told.append(f"Target keberhasilan {verdict_of(facts)} ({result_of(facts)}).")
    if facts.absorption is not None:
        told.append(f"Serapan anggaran {percent(facts.absorption)}.")
    paper.text(" ".join(told))
    paper.text(facts.closing.conclusion if facts.closing else "")


def _follow_ups(paper: Paper, facts: ReportPaper) -> None:
    """Write who carries out what until when, as the minutes say it."""
    decided = [one for kept in facts.minutes for one in kept.decisions]
    if not decided and not decisions_of(facts):
        paper.text("Tidak ada tindak lanjut yang dicatat.")
        return
    if not decided:
        paper.text("Keputusan dicatat pada BAB III; belum ada penugasan yang dicatat.")
        return
    rows = (
        (
            str(number),
            one.text,
            one.owner or DASH,
            in_short(one.due_on) if one.due_on else DASH,
            _how_far(one),
        )
        for number, one in enumerate(decided, 1)
    )
    paper.table(FOLLOW_UP_COLUMNS, rows)


def _how_far(one: ListedDecision) -> str:
    if one.closed_on:
        return f"selesai {in_short(one.closed_on)}"
    if one.task_step:
        return say(one.task_step.label).lower()
    return "berjalan" if one.owner else DASH


def _suggestions(paper: Paper, facts: ReportPaper) -> None:
    said = facts.closing.suggestions if facts.closing else ""
    paper.text(said or "Tidak ada saran yang dicatat.")


Part = tuple[str, Callable[[Paper, ReportPaper], None]]
CHAPTERS: Final[Sequence[tuple[str, str, Sequence[Part]]]] = (
    (
        "I",
        "PENDAHULUAN",
        (
            ("Latar belakang", _background),
            ("Tujuan", _purpose),
            ("Sasaran", _audience),
        ),
    ),
    (
        "II",
        "PELAKSANAAN",
        (
            ("Waktu dan tempat", _when_and_where),
            ("Panitia", _committee),
            ("Undangan", _invitations),
            ("Peserta", write_people),
            ("Susunan acara", _course),
        ),
    ),
    (
        "III",
        "HASIL DAN EVALUASI",
        (
            ("Hasil", _result),
            ("Kendala dan tindakan", _obstacles),
            ("Faktor pendukung", _factors),
            ("Keputusan", _decisions),
        ),
    ),
    ("IV", "KEUANGAN", (("Anggaran dan realisasi", write_money),)),
    (
        "V",
        "PENUTUP",
        (
            ("Kesimpulan", _conclusion),
            ("Saran", _suggestions),
            ("Tindak lanjut", _follow_ups),
        ),
    ),
)
"""The chapters of a report in their order, each with its parts."""


def _chapter(paper: Paper, facts: ReportPaper, parts: Sequence[Part]) -> None:
    for letter, (heading, write) in zip("ABCDEFGH", parts, strict=False):
        paper.heading(f"{letter}. {heading}")
        write(paper, facts)
