"""How an activity's proposal reads on paper, in its twelve chapters."""

import re
from typing import Final

from data.language import Language, in_list, in_long, say, speaking
from data.paper import DRAFT_MARK, Align, Column, Paper, Signer
from data.school.documents import letterhead_of
from planning.activities.models import Activity
from planning.papers.documents.budget import write_proposal_budget
from planning.papers.documents.wording import (
    DASH,
    DOTS,
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
from planning.papers.queries import ProposalPaper, has_donation
from planning.plan.models import PlanStep

HOUR: Final = re.compile(
    r"^(\d{1,2}[.:]\d{2}(?:\s*(?:[-–]|s\.?d\.?)\s*\d{1,2}[.:]\d{2})?)"
    r"\s*(?:WIB|WITA|WIT)?\s*[|:–-]?\s*(.*)$"
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


def proposal(facts: ProposalPaper) -> bytes:
    """Return an activity's proposal as DOCX, marked while the plan is not approved."""
    with speaking(Language.INDONESIAN):
        approved = facts.step is PlanStep.APPROVED
        title = facts.planned.activity.title
        paper = Paper(
            letterhead_of(facts.school),
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
            signing_principal(facts.school, "Mengetahui,"),
            _proposing(facts, ""),
        )
        return paper.to_bytes()


def _proposal_approval(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    paper.letterhead()
    paper.title("LEMBAR PENGESAHAN")
    paper.facts(
        [
            ("Nama kegiatan", activity.title),
            ("Waktu", _when_in_full(facts)),
            ("Tempat", activity.place or DOTS),
            ("Sasaran", audience_of(facts.planned)),
            ("Penanggung jawab", facts.planned.person or DOTS),
            ("Biaya", cost_of(facts.planned).replace("\n", ", ")),
        ]
    )
    _proposal_signatures(paper, facts)


def _proposal_signatures(paper: Paper, facts: ProposalPaper) -> None:
    """Write who proposes, who has seen it, who approves it.

    Where the vice principal proposes, the principal stands beside them.
    """
    below = [signing_principal(facts.school, "Mengesahkan,")]
    lead = Signer(role=LEAD_ROLE, name=facts.lead, before="Mengetahui,")
    above = below.pop() if facts.planned.person == facts.lead else lead
    paper.signatures(_proposal_dated(facts), above, _proposing(facts, "Mengusulkan,"))
    if has_donation(facts.planned.lines):
        below.insert(0, signing_komite())
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
    paper.text(goal_words(goal.title, goal.reason) if goal else DOTS)


def _proposal_audience(paper: Paper, facts: ProposalPaper) -> None:
    paper.text(f"{audience_of(facts.planned)}.")


def _proposal_form(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    forms = in_list([inside(say(form.label)) for form in activity.forms])
    mode = inside(say(activity.mode.label))
    named = f" dalam bentuk {forms}" if forms else ""
    paper.text(f"Kegiatan dilaksanakan secara {mode}{named}.")
    if activity.procedure:
        paper.text(activity.procedure)


def _proposal_place(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    hours = hours_of(activity)
    zone = facts.school.time_zone.label
    paper.facts(
        [
            ("Hari, tanggal", _day(activity)),
            ("Pukul", f"{hours} {zone}" if hours else DOTS),
            ("Tempat", activity.place or DOTS),
        ]
    )


def _day(activity: Activity) -> str:
    later = " (tanggal ditetapkan kemudian)" if activity.when.is_month else ""
    return activity.when.in_weekday(undated=DOTS) + later


def _when_in_full(facts: ProposalPaper) -> str:
    activity = facts.planned.activity
    hours = hours_of(activity)
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
    paper.text(f"{standard_of(activity)}." if activity.indicator else DOTS)
    if activity.measured_by:
        paper.text(f"Cara mengukur: {activity.measured_by}.")


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
    ("Rencana Anggaran Biaya (RAB)", write_proposal_budget),
    ("Penutup", _proposal_closing),
)
