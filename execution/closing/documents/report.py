"""How the report of an activity (LPJ) reads on paper, from the cover to its annexes."""

from collections.abc import Callable, Sequence
from typing import Final

from data.factors import Factor
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
from execution.closing.documents.wording import (
    BECAME,
    DASH,
    DOTS,
    DRAFT,
    GROUPS,
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
    turnout_words,
    verdict_of,
)
from execution.closing.facts import ReportPaper, turnout_of
from execution.closing.queries import ReportGroup
from execution.obstacles.queries import ListedObstacle
from planning.papers.documents.proposal import write_posts, write_rundown
from planning.papers.documents.wording import (
    audience_of,
    goal_words,
    measure,
    sentence,
    standard_of,
)

GROUP_COLUMNS: Final = (
    Column(title="Kelas", width=2.3),
    Column(title="Diundang", width=1.9, align=Align.RIGHT),
    Column(title="Ayah", width=1.3, align=Align.RIGHT),
    Column(title="Ibu", width=1.3, align=Align.RIGHT),
    Column(title="Wali", width=1.3, align=Align.RIGHT),
    Column(title="Daring", width=1.5, align=Align.RIGHT),
    Column(title="Asuh", width=1.3, align=Align.RIGHT),
    Column(title="Terwakili", width=2.1, align=Align.RIGHT),
    Column(title="Hadir sendiri", width=2.5, align=Align.RIGHT),
)
PARTY_COLUMNS: Final = (
    Column(title="Kelompok", width=5.0),
    Column(title="Diundang", width=2.2, align=Align.RIGHT),
    Column(title="Hadir", width=2.0, align=Align.RIGHT),
    Column(title="Persen", width=2.0, align=Align.RIGHT),
    Column(title="Yang hadir", width=4.3),
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

COUNTED_ONLY: Final = (
    "Kehadiran sebagian kelas dihitung jumlahnya saja, tanpa nama; angkanya lebih "
    "lemah sebagai bukti."
)


def activity_report(facts: ReportPaper) -> bytes:
    """Return an activity's report as DOCX, marked until its closing is complete."""
    school = facts.plan.school
    with speaking(Language.INDONESIAN, school.level.naming):
        mark = "" if facts.is_final else DRAFT
        paper = Paper(
            letterhead_of(school), f"LPJ {facts.activity.title}", draft_mark=mark
        )
        paper.cover(
            ("LAPORAN PERTANGGUNGJAWABAN", "KEGIATAN", facts.activity.title.upper()),
            (f"Tahun Pelajaran {facts.plan.year}",),
            str(facts.plan.made_on.year),
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
            ("Keterlaksanaan", became),
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
            f"{say(one.kind.label)}: {one.subject}",
            in_number(one.families),
            in_number(one.sent),
            in_number(one.received),
        )
        for one in facts.letters
    )
    paper.table(LETTER_COLUMNS, rows)


def _people(paper: Paper, facts: ReportPaper) -> None:
    """Write who was invited and came: families by class group, then other groups."""
    if not is_held(facts):
        paper.text("Kegiatan tidak terlaksana, sehingga tidak ada peserta.")
        return
    counted = [group for group in facts.groups if group.is_counted]
    if counted:
        _families(paper, facts, counted)
    elif facts.groups:
        paper.text("Kehadiran keluarga siswa tidak dicatat.")
    if facts.parties:
        paper.table(
            PARTY_COLUMNS,
            (
                (
                    fitted(GROUPS.get(one.party, one.party.label)),
                    in_number(one.invited),
                    in_number(one.came),
                    percent(one.share),
                    ", ".join(filter(None, one.names.splitlines())) or DASH,
                )
                for one in facts.parties
            ),
        )
    if not (counted or facts.groups or facts.parties):
        paper.text("Kegiatan ini tidak mengundang keluarga siswa.")


def _families(paper: Paper, facts: ReportPaper, counted: Sequence[ReportGroup]) -> None:
    paper.text(turnout_words(facts.turnout))
    rows = [(group.class_group, *_counts(group)) for group in counted]
    paper.table(GROUP_COLUMNS, rows, [("Jumlah", 1, _sums(counted))], size=9.5)
    under = fitted(
        "Terwakili: dihadiri ayah, ibu, wali, secara daring, atau orang tua asuh. "
        "Hadir sendiri: tanpa orang tua asuh. Satuan: keluarga tiap siswa."
    )
    paper.under_table(under if facts.turnout.by_name else f"{under} {COUNTED_ONLY}")


def _counts(group: ReportGroup) -> tuple[str, ...]:
    numbers = (
        group.invited,
        group.father,
        group.mother,
        group.guardian,
        group.online,
        group.foster_parent,
    )
    turnout = turnout_of([group])
    shares = (percent(turnout.share), percent(turnout.own_share))
    return (*map(in_number, numbers), *shares)


def _sums(groups: Sequence[ReportGroup]) -> tuple[str, ...]:
    names = ("invited", "father", "mother", "guardian", "online", "foster_parent")
    sums = (in_number(sum(getattr(group, name) for group in groups)) for name in names)
    turnout = turnout_of(groups)
    return (*sums, percent(turnout.share), percent(turnout.own_share))


def _course(paper: Paper, facts: ReportPaper) -> None:
    if not write_rundown(paper, facts.activity.rundown):
        paper.text(facts.activity.procedure)
    said = facts.closing.course if facts.closing else ""
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
            ("Peserta", _people),
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
        (("Kesimpulan", _conclusion), ("Saran", _suggestions)),
    ),
)
"""The chapters of a report in their order, each with its parts."""


def _chapter(paper: Paper, facts: ReportPaper, parts: Sequence[Part]) -> None:
    for letter, (heading, write) in zip("ABCDEFGH", parts, strict=False):
        paper.heading(f"{letter}. {heading}")
        write(paper, facts)
