"""How signed reviews read on paper: one activity, half a year or a year, the list.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from data.calendar import SchoolYear
from data.language import (
    Language,
    fitted,
    in_long,
    in_moment,
    in_number,
    in_percent,
    in_rupiah,
    in_short,
    say,
    speaking,
)
from data.paper import Align, Column, Paper, Signer
from data.school.documents import (
    lead_signs,
    letterhead_of,
    place_and_day,
    principal_signs,
)
from data.school.models import School
from evaluation.kpis.models import ActivityResult, Kpi
from evaluation.review.facts import ReviewPaper, counted, measured, target
from evaluation.review.models import Criterion
from evaluation.review.queries import Answered, Signed, SignedReview, SignedYearReview

DASH: Final = "–"
JUDGED_COLUMNS: Final = (
    Column(title="Yang dinilai", width=5.0),
    Column(title="Penilaian", width=10.5),
)
FOLLOW_COLUMNS: Final = (
    Column(title="Tindak lanjut dan temuan", width=8.5),
    Column(title="Penanggung jawab", width=4.0),
    Column(title="Tenggat", width=3.0),
)
LIST_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Kegiatan", width=5.9),
    Column(title="Terhadap standar", width=3.2),
    Column(title="Dikelola baik", width=1.7, align=Align.CENTER),
    Column(title="Berkesi- nambungan", width=2.3, align=Align.CENTER),
    Column(title="Efektif", width=1.6, align=Align.CENTER),
    Column(title="Keputusan", width=2.3),
    Column(title="Catatan", width=5.3),
    Column(title="Ditandatangani", width=2.5),
)


def review_sheet(facts: ReviewPaper) -> bytes:
    """Return the signed review of one activity as DOCX, on one page where it fits."""
    with speaking(Language.INDONESIAN, facts.school.level.naming):
        result = facts.result
        title = result.title if result else ""
        paper = _begun(facts, "LEMBAR PENILAIAN KEGIATAN", title)
        if result:
            paper.facts(_activity(facts, result))
        _write(paper, facts)
        return paper.to_bytes()


def year_sheet(facts: ReviewPaper) -> bytes:
    """Return the signed review of half a year or a year as DOCX."""
    with speaking(Language.INDONESIAN, facts.school.level.naming):
        review = facts.review
        part = say(review.scope.label) if isinstance(review, SignedYearReview) else ""
        paper = _begun(facts, "PENILAIAN PROGRAM KERJA HUMAS", part)
        told = [(say(kpi.name), _figure(kpi)) for kpi in facts.kpis]
        paper.facts([*told, ("Penilaian per kegiatan", "\n".join(facts.decided))], 5.2)
        _write(paper, facts)
        return paper.to_bytes()


def review_list(
    school: School, year: SchoolYear, signed: Sequence[SignedReview], today: date
) -> bytes:
    """Return the newest review of every activity of a year as a list, to be signed."""
    with speaking(Language.INDONESIAN, school.level.naming):
        paper = Paper(
            letterhead_of(school), f"Daftar Penilaian Kegiatan {year}", is_lying=True
        )
        paper.letterhead()
        paper.centred("DAFTAR PENILAIAN KEGIATAN HUMAS", bold=True)
        paper.centred(f"TAHUN PELAJARAN {year}", bold=True, after=8)
        newest = {row.activity_id: row for row in reversed(signed)}
        listed = [row for row in signed if newest[row.activity_id] is row]
        paper.table(
            LIST_COLUMNS,
            [_line(number, row, school.zone) for number, row in enumerate(listed, 1)],
            size=9.5,
        )
        paper.under_table(
            "Skala: 1 kurang, 2 cukup, 3 baik, 4 sangat baik. Versi terbaru tiap "
            "kegiatan; versi sebelumnya tetap tersimpan."
        )
        last = listed[0] if listed else None
        right = principal_signs(school) if last is None else _principal(school, last)
        paper.signatures(place_and_day(school, today), _nobody(), right)
        return paper.to_bytes()


def _begun(facts: ReviewPaper, heading: str, about: str) -> Paper:
    paper = Paper(
        letterhead_of(facts.school), f"{heading.title()} {about}", is_dense=True
    )
    paper.letterhead()
    lines = [heading, about.upper(), f"TAHUN PELAJARAN {facts.year}"]
    paper.centred(*filter(None, lines), bold=True, after=6)
    return paper


def _activity(facts: ReviewPaper, row: ActivityResult) -> list[tuple[str, str]]:
    """Return what was set for an activity and what came of it."""
    held = in_long(row.held_on) if row.held_on else row.when.in_long() or DASH
    told = [
        ("Pelaksanaan", f"{say(row.step.label)}, {held}"),
        ("Penanggung jawab", facts.in_charge or DASH),
        ("Standar keberhasilan", _standard(row)),
        ("Hasil", measured(row)),
        ("Biaya", f"{in_rupiah(row.spent)} dari anggaran {in_rupiah(row.budget)}"),
    ]
    told += [(say(kpi.name), counted(kpi)) for kpi in facts.kpis]
    if facts.asked:
        told.append(("Angket", facts.asked))
    if facts.obstacles:
        named = [one.note or say(one.code.label) for one in facts.obstacles]
        told.append(("Kendala", "; ".join(named)))
    return told


def _standard(row: ActivityResult) -> str:
    return ": ".join(filter(None, (row.indicator, target(row))))


def _figure(kpi: Kpi) -> str:
    """Return a figure of many activities: its share, and of how much."""
    if not kpi.is_money:
        return counted(kpi)
    return f"{in_percent(kpi.value)} ({kpi.explained()})"


def _write(paper: Paper, facts: ReviewPaper) -> None:
    """Write what was judged and decided, what follows, what was answered, who signs."""
    review = facts.review
    paper.table(JUDGED_COLUMNS, [*review.judgement, ("Keputusan", _decision(review))])
    if review.note:
        paper.line("Catatan", bold=True)
        paper.text(review.note)
    if rows := list(_follows(facts)):
        paper.table(FOLLOW_COLUMNS, rows)
    for answer in facts.answers[:1]:
        paper.line(fitted("Tanggapan wakil kepala sekolah bidang humas"), bold=True)
        paper.text(_answer(answer, facts.school.zone))
    version = f"Versi {in_number(review.number)}"
    signed = in_moment(review.signed_at, facts.school.zone)
    why = f" Alasan versi baru: {review.reason}" if review.reason else ""
    paper.line(f"{version}, ditandatangani {signed}.{why}", italic=True)
    day = review.signed_at.astimezone(facts.school.zone).date()
    left = _lead(facts.school, facts.answers[:1])
    paper.signatures(
        place_and_day(facts.school, day), left, _principal(facts.school, review)
    )


def _decision(review: Signed) -> str:
    return say(review.decision.label)


def _follows(facts: ReviewPaper) -> Iterable[tuple[str, str, str]]:
    for one in facts.follows:
        yield one.text, one.owner, in_short(one.due_on)
    for found in facts.findings:
        advice = f" – {found.recommended}" if found.recommended else ""
        yield f"Temuan: {found.text}{advice}", DASH, DASH


def _answer(answer: Answered, zone: ZoneInfo) -> str:
    day = in_long(answer.answered_at.astimezone(zone).date())
    told = [f"{say(answer.stance.label)} ({day})", answer.remark]
    if answer.will_do:
        told.append(f"Yang akan dilakukan: {answer.will_do}")
    return "\n".join(filter(None, told))


def _line(number: int, row: SignedReview, zone: ZoneInfo) -> tuple[str, ...]:
    version = f"\nversi {in_number(row.number)}" if row.number > 1 else ""
    return (
        str(number),
        row.activity,
        say(row.judged.label) if row.judged else DASH,
        *(in_number(row.score(one)) for one in Criterion),
        say(row.decision.label),
        row.note or DASH,
        in_short(row.signed_at.astimezone(zone).date()) + version,
    )


def _principal(school: School, row: Signed) -> Signer:
    """Return who signed, as the directory names them; it may be one of before."""
    usual = principal_signs(school)
    if row.signed_by in ("", usual.name):
        return usual
    return usual.model_copy(update={"name": row.signed_by, "number": row.signed_number})


def _lead(school: School, answers: Sequence[Answered]) -> Signer:
    """Return who answered as the other signer; nobody yet: a line to sign on."""
    if not answers:
        return lead_signs(school, "", "", "Mengetahui,")
    [answer] = answers
    return lead_signs(school, answer.answered_by, answer.answered_number, "Mengetahui,")


def _nobody() -> Signer:
    return Signer(role="", name=" ", has_number=False)
