"""How the official record (berita acara) of a held activity reads on paper."""

from collections.abc import Iterator

from data.language import (
    Language,
    fitted,
    in_day_words,
    in_hour,
    in_hour_words,
    speaking,
)
from data.letters.models import NO_NUMBER
from data.paper import Paper
from data.school.documents import letterhead_of, place_and_day
from execution.closing.documents.wording import (
    BECAME,
    DOTS,
    DRAFT,
    decisions_of,
    is_held,
    mode_of,
    parties_words,
    principal_of,
    reason_of,
    reporting,
    result_of,
    title_of,
    turnout_words,
    verdict_of,
)
from execution.closing.facts import ReportPaper
from planning.papers.documents.wording import sentence


def official_record(facts: ReportPaper) -> bytes:
    """Return the official record of an activity as DOCX, marked until it is closed."""
    school = facts.plan.school
    with speaking(Language.INDONESIAN, school.level.naming):
        mark = "" if facts.is_final else DRAFT
        name = f"Berita Acara {title_of(facts)}"
        paper = Paper(letterhead_of(school), name, draft_mark=mark, is_dense=True)
        paper.letterhead()
        paper.centred("BERITA ACARA PELAKSANAAN KEGIATAN", bold=True)
        paper.centred(facts.activity.title.upper(), bold=True)
        paper.centred(f"TAHUN PELAJARAN {facts.plan.year}", bold=True)
        paper.centred(f"Nomor: {facts.number or NO_NUMBER}", after=10)
        paper.text(fitted(_opening(facts)))
        for letter, (heading, words) in zip("ABCDEF", _passages(facts), strict=False):
            paper.line(f"{letter}. {heading}", bold=True)
            paper.text(words)
        paper.text(
            "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan "
            "sebagaimana mestinya."
        )
        _sign(paper, facts)
        return paper.to_bytes()


def _opening(facts: ReportPaper) -> str:
    closing, school = facts.closing, facts.plan.school
    title = title_of(facts)
    if not is_held(facts):
        became = BECAME[facts.outcome] if facts.outcome else DOTS
        return (
            f"Kegiatan {title} {school.name}, yang direncanakan pada "
            f"{facts.activity.when.in_long() or DOTS}, {became}. {reason_of(facts)}"
        )
    day = in_day_words(closing.held_on) if closing and closing.held_on else DOTS
    return (
        f"Pada hari ini, {day}, {_hours(facts)}telah dilaksanakan kegiatan {title} "
        f"{school.name} tahun pelajaran {facts.plan.year}, dengan keterangan sebagai "
        "berikut."
    )


def _hours(facts: ReportPaper) -> str:
    """Return from when to when, in words and in figures; nothing without an hour."""
    begins, ends = facts.activity.starts_at, facts.activity.ends_at
    if begins is None:
        return ""
    zone = facts.plan.school.time_zone.label
    first = f"pukul {in_hour_words(begins)} ({in_hour(begins)})"
    last = f"pukul {in_hour_words(ends)} ({in_hour(ends)})" if ends else "selesai"
    return f"{first} sampai dengan {last} {zone}, "


def _passages(facts: ReportPaper) -> Iterator[tuple[str, str]]:
    activity = facts.activity
    if is_held(facts):
        place = activity.place or DOTS
        yield "Tempat", f"{place}, dilaksanakan secara {mode_of(facts)}."
        yield "Peserta", _people(facts)
    if activity.procedure:
        yield "Materi dan cara pelaksanaan", activity.procedure
    if is_held(facts) and facts.activity.indicator:
        yield "Hasil", _result(facts)
    decided = decisions_of(facts)
    numbered = "\n".join(f"{n}. {sentence(one)}" for n, one in enumerate(decided, 1))
    yield "Keputusan", numbered or "Tidak ada keputusan yang diambil."


def _people(facts: ReportPaper) -> str:
    told = []
    if facts.rates.invited and facts.are_families_told:
        told.append(turnout_words(facts.rates))
    told.append(parties_words(facts))
    return "\n".join(filter(None, told)) or DOTS


def _result(facts: ReportPaper) -> str:
    return sentence(
        f"{facts.activity.indicator}: {result_of(facts)} ({verdict_of(facts)})"
    )


def _sign(paper: Paper, facts: ReportPaper) -> None:
    held_on = facts.closing.held_on if facts.closing else None
    dated = place_and_day(facts.plan.school, held_on or facts.signed_on)
    paper.signatures(dated, principal_of(facts, "Mengetahui,"), reporting(facts))
