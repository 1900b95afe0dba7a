"""How an activity's proposal reads on paper, in its twelve chapters."""

from collections.abc import Sequence
from typing import Final

from data.language import Language, fitted, say, speaking
from data.language.titles import as_title
from data.paper import DRAFT_MARK, Align, Column, Paper, Signer
from data.school.documents import letterhead_of, place_and_day
from data.workbook import timed_line
from planning.activities.models import Activity
from planning.papers.documents.budget import write_proposal_budget
from planning.papers.documents.wording import (
    DASH,
    DOTS,
    audience_of,
    cost_of,
    families_in_words,
    form_of,
    goal_words,
    hours_of,
    inside,
    komite_of,
    lead_of,
    measure,
    principal_of,
    responsible,
    sentence,
    standard_of,
)
from planning.papers.facts import NOBODY, ProposalPaper, has_donation
from planning.papers.queries import CommitteePost, Reason
from planning.plan.models import PlanStep
from planning.sources.models import Aspect, SourceKind

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
    with speaking(Language.INDONESIAN, facts.school.level.naming):
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
            principal_of(facts, "Mengetahui,"),
            _proposing(facts, ""),
        )
        return paper.to_bytes()


def _proposal_approval(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    paper.letterhead()
    paper.title("LEMBAR PENGESAHAN")
    paper.facts(
        [
            ("Nama kegiatan", _title(facts)),
            ("Waktu", _when_in_full(facts)),
            ("Tempat", activity.place or DOTS),
            ("Sasaran", audience_of(facts.planned)),
            ("Penanggung jawab", facts.planned.person.name or DOTS),
            ("Biaya", cost_of(facts.planned).replace("\n", ", ")),
        ]
    )
    _proposal_signatures(paper, facts)


def _title(facts: ProposalPaper) -> str:
    """Return what the activity is called inside a sentence."""
    return as_title(facts.planned.activity.title)


def _proposal_signatures(paper: Paper, facts: ProposalPaper) -> None:
    """Write who proposes, who has seen it, who approves it.

    Where the vice principal proposes, the principal stands beside them. The komite is
    told of what is to be raised in its name.
    """
    below = [principal_of(facts, "Mengesahkan,")]
    above = below.pop() if _is_led(facts) else lead_of(facts, "Mengetahui,")
    paper.signatures(_proposal_dated(facts), above, _proposing(facts, "Mengusulkan,"))
    if has_donation(facts.planned.lines):
        below.insert(0, komite_of(facts))
    if below:
        paper.signatures_below(*below)


def _is_led(facts: ProposalPaper) -> bool:
    """Whether the person in charge is who leads public relations."""
    return facts.lead != NOBODY and facts.planned.person == facts.lead


def _proposing(facts: ProposalPaper, before: str) -> Signer:
    if _is_led(facts):
        return lead_of(facts, before)
    return responsible(facts.planned.person, before)


def _proposal_dated(facts: ProposalPaper) -> str:
    return place_and_day(facts.school, facts.made_on)


def _proposal_background(paper: Paper, facts: ProposalPaper) -> None:
    """Write why: what the school says, what it came from, whom it reaches.

    The goal stands in a chapter of its own and is not told twice.
    """
    paper.text(facts.planned.activity.background)
    for reason in facts.reasons:
        paper.text(_reason(reason))
    if facts.lessons:
        paper.text("Kegiatan ini menindaklanjuti hasil evaluasi sebelumnya:")
        paper.numbered(sentence(lesson.text) for lesson in facts.lessons)
    paper.text(_in_numbers(facts))
    paper.text(
        f"Kegiatan “{_title(facts)}” merupakan bagian dari Program Kerja Humas "
        f"{facts.school.name} tahun pelajaran {facts.year}."
    )


def _reason(reason: Reason) -> str:
    """Return what the activity, or its goal, was started from, in sentences."""
    if reason.kind is SourceKind.DECISION:
        return f"Rapat tahunan memutuskan: {sentence(reason.words)}"
    if reason.kind is SourceKind.INDICATOR:
        return f"Rapor Pendidikan menunjukkan hal yang perlu dibenahi: {reason.words}."
    if reason.kind is SourceKind.ASSESSMENT:
        aspect = next(say(a.label) for a in Aspect if a == reason.words)
        told = "Penilaian diri menunjukkan bahwa yang perlu diperkuat adalah "
        return f"{told}{inside(aspect)}. {_told('', reason.evidence)}".strip()
    parts = (
        f"Masalah yang dipetakan pada awal tahun pelajaran: {sentence(reason.words)}",
        _told("Akar masalahnya: ", reason.cause),
        _told("Data pendukung: ", reason.evidence),
    )
    return " ".join(filter(None, parts))


def _told(before: str, words: str) -> str:
    return f"{before}{sentence(words)}" if words.strip() else ""


def _in_numbers(facts: ProposalPaper) -> str:
    """Return whom it reaches, and from where to where its measure is to go."""
    planned = facts.planned
    activity, reached = planned.activity, planned.reached
    said = []
    if reached:
        said.append(
            fitted(
                "Sasarannya adalah {families}; setiap siswa dihitung satu, juga yang "
                "bersaudara.",
                families=families_in_words(activity, reached),
            )
        )
    if activity.indicator and activity.target is not None and activity.baseline:
        before = measure(activity.baseline, activity.unit)
        aimed = measure(activity.target, activity.unit)
        side = say(activity.direction.label)
        said.append(
            f"Keadaan semula menurut indikator “{activity.indicator}” adalah {before}; "
            f"sesudah kegiatan ditargetkan {side} {aimed}."
        )
    return " ".join(said)


def _proposal_basis(paper: Paper, facts: ProposalPaper) -> None:
    paper.numbered(
        (
            *(f"{title};" for title in facts.bases),
            f"Program Kerja Humas {facts.school.name} tahun pelajaran {facts.year}.",
        )
    )


def _proposal_name(paper: Paper, facts: ProposalPaper) -> None:
    paper.text(f"Kegiatan ini bernama “{_title(facts)}”.")


def _proposal_aim(paper: Paper, facts: ProposalPaper) -> None:
    goal = facts.planned.goal
    paper.text(goal_words(goal.title, goal.reason) if goal else DOTS)


def _proposal_audience(paper: Paper, facts: ProposalPaper) -> None:
    paper.text(f"{audience_of(facts.planned)}.")


def _proposal_form(paper: Paper, facts: ProposalPaper) -> None:
    paper.text(form_of(facts.planned.activity))
    paper.text(facts.planned.activity.procedure)


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
    if not write_rundown(paper, facts.planned.activity.rundown):
        paper.text("Susunan acara akan ditetapkan kemudian oleh panitia.")


def write_rundown(paper: Paper, rundown: str) -> bool:
    """Write the programme of the day as a table; return whether there is one."""
    lines = [x.strip() for x in rundown.splitlines()]
    rows = [_rundown_row(number, x) for number, x in enumerate(filter(None, lines), 1)]
    if rows:
        paper.table(RUNDOWN_COLUMNS, rows)
    return bool(rows)


def _rundown_row(number: int, line: str) -> tuple[str, str, str]:
    hours, item = timed_line(line)
    return str(number), hours or DASH, item


def _proposal_committee(paper: Paper, facts: ProposalPaper) -> None:
    if not facts.posts:
        paper.text(
            fitted(
                "Susunan panitia akan ditetapkan kemudian dengan keputusan kepala "
                "sekolah."
            )
        )
        return
    write_posts(paper, facts.posts)


def write_posts(paper: Paper, posts: Sequence[CommitteePost]) -> None:
    """Write the committee as a table: who is what."""
    paper.table(
        POST_COLUMNS,
        [
            (str(number), post.title, "\n".join(post.names) or DASH)
            for number, post in enumerate(posts, 1)
        ],
    )


def _proposal_standard(paper: Paper, facts: ProposalPaper) -> None:
    activity = facts.planned.activity
    paper.text(sentence(standard_of(activity)) if activity.indicator else DOTS)
    if activity.measured_by:
        paper.text(f"Cara mengukur: {sentence(activity.measured_by)}")


def _proposal_closing(paper: Paper, facts: ProposalPaper) -> None:
    paper.text(
        fitted(
            "Demikian proposal kegiatan “{title}” ini disusun. Dukungan dan kerja sama "
            "semua pihak sangat kami harapkan agar kegiatan berjalan lancar dan "
            "bermanfaat bagi siswa, orang tua, dan sekolah.",
            title=_title(facts),
        )
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
