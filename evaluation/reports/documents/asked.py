"""The annual report, part 6: what was asked, how many answered, and about what."""

from typing import Final

from data.few import FEWEST, HIDDEN
from data.language import in_list, in_number, say
from data.paper import Align, Column, Paper
from evaluation.answers.facts import Outcome
from evaluation.reports.documents.wording import DASH, missing
from evaluation.reports.facts import YearPaper
from evaluation.reports.queries import AskedQuestionnaire

SHEET_COLUMNS: Final = (
    Column(title="Angket", width=4.9),
    Column(title="Jenis", width=2.9),
    Column(title="Lembar", width=1.7, align=Align.RIGHT),
    Column(title="Tingkat respons", width=2.6),
    Column(title="Hasil", width=3.4),
)
THEME_COLUMNS: Final = (
    Column(title="Angket", width=5.0),
    Column(title="Komentar", width=2.2, align=Align.RIGHT),
    Column(title="Tema dan berapa komentar", width=8.3),
)


def write_questionnaires(paper: Paper, facts: YearPaper) -> None:
    """Say what was asked, and how many answered."""
    if not facts.asked:
        missing(paper, f"tidak ada angket yang dibuka pada {facts.year}.")
        return
    paper.table(SHEET_COLUMNS, [_sheet(facts, one) for one in facts.asked])
    if few := [one.title for one in facts.asked if one.sheets < FEWEST]:
        paper.text(
            f"Hasil angket dengan kurang dari {FEWEST} lembar tidak ditampilkan: "
            f"{in_list(few)}."
        )
    _themes(paper, facts)


def _themes(paper: Paper, facts: YearPaper) -> None:
    """Say what comments were about: themes and counts, never a comment."""
    told = [one for one in facts.papers.values() if one.themes]
    if not told:
        missing(paper, "komentar belum dikelompokkan menurut tema.")
        return
    paper.heading("Komentar menurut tema")
    paper.table(
        THEME_COLUMNS,
        [
            (
                one.outcome.questionnaire.title,
                in_number(one.comments),
                ", ".join(f"{name} ({count})" for name, count in one.themes),
            )
            for one in told
        ],
        size=9.5,
    )


def _sheet(facts: YearPaper, one: AskedQuestionnaire) -> tuple[str, ...]:
    found = facts.outcomes[one.id]
    told = [kpi.said for _, kpi in found.rates if kpi.of]
    rate = "; ".join(told) or "jumlah yang ditanya belum diisi"
    kind, sheets = say(one.kind.label), in_number(one.sheets)
    return one.title, kind, sheets, rate, _result(found)


def _result(found: Outcome) -> str:
    """Return a questionnaire's index with its band, and what was learnt, in words."""
    if found.is_hidden:
        return HIDDEN
    told = []
    if found.whole and found.whole.index is not None:
        band = found.whole.band if found.has_band else None
        named = f" ({say(band.label)})" if band else ""
        told.append(f"indeks {found.said(found.whole.index)}{named}")
    if found.learnt:
        learnt = found.learnt
        before, after = found.said(learnt.before), found.said(learnt.after)
        told.append(f"pemahaman {before} menjadi {after}")
    return "; ".join(told) or DASH
