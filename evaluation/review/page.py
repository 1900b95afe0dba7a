"""The principal's reviews: what waits, plan beside realised, what was signed."""

from collections.abc import Sequence
from functools import partial
from html import escape
from itertools import groupby

import streamlit as st

from data.duties import Duty
from data.few import HIDDEN
from data.language import (
    N_,
    in_moment,
    in_number,
    in_percent,
    in_rupiah,
    in_short,
    say,
)
from data.participants import UNIT
from data.ui import begun
from data.ui.cards import Card, cards, first_of, points, words
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import drawn_version, form_id, saving
from data.ui.links import anchor, go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.tables import beside, lines
from data.ui.tabs import tabs, unfold
from evaluation.findings import store as findings
from evaluation.findings.actions import note_finding
from evaluation.findings.models import Finding, FindingDraft
from evaluation.findings.queries import ListedFinding, listed_findings
from evaluation.kpis.models import (
    ActivityResult,
    representation,
    to_review,
)
from evaluation.results.queries import activity_results
from evaluation.review.actions import sign_review
from evaluation.review.models import (
    SCORES,
    Judged,
    ReviewDraft,
    Verdict,
    signing_refusal,
)
from evaluation.review.queries import SignedReview, signed_reviews
from planning.activities.models import Direction, Mode

PAGE = Page(
    N_("Principal's review"),
    "penilaian",
    "rate_review",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    heading=N_("Principal's review {year}"),
)

FINDING_ROWS = 3


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    results = activity_results(desk.store, desk.year)
    if not results:
        st.info(say("The plan of {year} has no activities yet.", year=desk.year))
        go(say("Open the work programme"), link(desk, "program"))
        return
    signed = signed_reviews(desk.store, desk.year)
    noted = listed_findings(desk.store, desk.year)
    waiting = to_review(results)
    tabs(
        "review",
        (
            (
                say("Waiting ({count})", count=in_number(len(waiting))),
                partial(_waiting, desk, results, waiting, signed),
            ),
            (
                say(
                    "Signed ({count})",
                    count=in_number(len({row.activity_id for row in signed})),
                ),
                partial(_signed, desk, signed),
            ),
            (
                say("Findings ({count})", count=in_number(len(noted))),
                partial(_findings, desk, results, noted),
            ),
        ),
    )


def _waiting(
    desk: Desk,
    results: Sequence[ActivityResult],
    waiting: Sequence[ActivityResult],
    signed: Sequence[SignedReview],
) -> None:
    if not waiting:
        st.info(say("No closed activity is waiting for a review."))
    if open_ones := [row for row in results if not row.is_closed]:
        count = in_number(len(open_ones))
        unfold(
            say("{count} activities are not closed yet", count=count),
            "not-closed",
            partial(_not_closed, desk, open_ones),
        )
    if signing_refusal(is_complete=True, by=desk.person) or not desk.year_is_open:
        first_of([Card(row.title, _facts(row)) for row in waiting], "waiting")
        return
    reviewed = [row for row in results if row.is_closed and row.verdict]
    if choices := [*waiting, *reviewed]:
        _sign_one(desk, choices, signed)


def _not_closed(desk: Desk, rows: Sequence[ActivityResult]) -> None:
    st.caption(say("They can be reviewed as soon as their closing is complete."))
    shown = (
        f"{escape(say(row.step.label))} · "
        + anchor(
            row.title, link(desk, "ruang", kegiatan=row.activity_id, bagian="penutupan")
        )
        for row in rows
    )
    cards([points(shown, plain=True)])


def _sign_one(
    desk: Desk, choices: Sequence[ActivityResult], signed: Sequence[SignedReview]
) -> None:
    """Let the principal sign one activity; a signed one shows what was signed.

    It stays chosen after it was signed, wherever it moved to in the list.
    """
    by_id = {row.activity_id: row for row in choices}
    chosen = st.selectbox(
        say("Activity"),
        list(by_id),
        format_func=lambda activity_id: _choice(by_id[activity_id]),
        key="review-activity",
        help=say("A signed activity can be signed again as a new version."),
    )
    row = by_id[chosen]
    versions = [review for review in signed if review.activity_id == row.activity_id]
    with st.container(border=True):
        st.subheader(unmarked(row.title))
        cards([_facts(row)])
        if not versions:
            _signing_form(desk, row, 0)
            return
        noted = findings.findings_in(desk.store, desk.year)
        about = [found for found in noted if found.activity_id == row.activity_id]
        cards([_signed_one(desk, versions, about)])
        sign = partial(_signing_form, desk, row, len(versions))
        unfold(say("Sign a new version"), f"sign-again-{row.activity_id}", sign)


def _choice(row: ActivityResult) -> str:
    if row.verdict is None:
        return row.title
    return say("{activity} (already signed)", activity=row.title)


def _facts(row: ActivityResult) -> str:
    """Return plan beside realised."""
    held_on = in_short(row.held_on) if row.held_on else "–"
    invited, represented = _families(row)
    pairs = (
        (
            say("Date"),
            row.when.in_short(undated="–"),
            f"{held_on} · {say(row.step.label)}",
        ),
        (say("Mode"), _mode(row.planned_mode), _mode(row.held_mode)),
        (
            say(UNIT),
            say("{count} invited", count=invited),
            represented,
        ),
        (say("Money"), in_rupiah(row.budget), in_rupiah(row.spent)),
        (say("Standard"), _target(row), _measured(row)),
        (say("Obstacles"), "–", _obstacles(row)),
    )
    return beside((say("Fact"), say("Planned"), say("Realised")), pairs) + _told(row)


def _families(row: ActivityResult) -> tuple[str, str]:
    """Return how many families were invited, and represented; of few not how many."""
    invited, represented = row.told_families
    share = in_percent(representation([row]).value) if row.is_told else HIDDEN
    came = say("{count} represented ({share})", count=represented, share=share)
    return invited, came


def _told(row: ActivityResult) -> str:
    """Return what was written about it."""
    told: list[str] = []
    if row.indicator:
        told.append(say("Success standard: {indicator}", indicator=row.indicator))
    if row.reason_note:
        told.append(say("Why not as planned: {note}", note=row.reason_note))
    if row.decisions:
        told.append(say("Decisions: {decisions}", decisions=row.decisions))
    return "".join(map(words, told))


def _obstacles(row: ActivityResult) -> str:
    if not row.obstacles:
        return say("none")
    if not row.obstacles_open:
        return say("{count}, all resolved", count=in_number(row.obstacles))
    return say(
        "{count}, {open} of them open",
        count=in_number(row.obstacles),
        open=in_number(row.obstacles_open),
    )


def _mode(mode: Mode | None) -> str:
    return say(mode.label) if mode else "–"


def _target(row: ActivityResult) -> str:
    if row.target is None:
        return "–"
    facts = {"target": in_number(row.target), "unit": row.unit}
    if row.direction is Direction.AT_MOST:
        return say("at most {target} {unit}", **facts)
    return say("at least {target} {unit}", **facts)


def _measured(row: ActivityResult) -> str:
    if row.result is None:
        return say("not measured")
    said = f"{row.told_result} {row.unit}".strip()
    if row.reached is None:
        return said
    judged = say("Reached") if row.reached else say("Not reached")
    return f"{said} · {judged}"


def _signing_form(desk: Desk, row: ActivityResult, signed: int) -> None:
    form = f"review-{row.activity_id}"
    review_id = form_id(form)
    seen = drawn_version(form, signed)
    with st.form(f"sign-{review_id}"):
        fields = Fields(review_id)
        if row.is_carried_out and row.target is not None:
            fields.radio("judged", say("Against its standard"), Judged)
        scores = {score: say(word) for score, word in SCORES.items()}
        for name, label in _criteria():
            fields.radio(name, label, scores)
        fields.radio("decision", say("Decision"), Verdict)
        missing = None in fields.typed.values()
        fields.area("note", say("Note"))
        if signed:
            fields.area("reason", say("Why a new version"))
        _heading(say("Findings for next year’s plan"))
        st.caption(say("“Improve” needs at least one. Empty rows are left out."))
        found = [
            _finding_row(Fields(f"{place}-{review_id}"), in_number(place))
            for place in range(1, FINDING_ROWS + 1)
        ]
        st.caption(say("A signed review is never changed, only followed by a new one."))
        if not st.form_submit_button(say("Sign"), type="primary"):
            return
    if missing:
        st.error(say("Please answer every question and choose a decision."))
        return
    with saving(
        form,
        told=say("The review of “{activity}” is signed.", activity=row.title),
        text=say("Finding"),
        **fields.labels,
    ):
        begun.demand_nothing_open()
        noted = [row for row in found if any(text.strip() for text in row.values())]
        draft = ReviewDraft(
            **fields.typed, findings=tuple(FindingDraft(**row) for row in noted)
        )
        sign_review(desk.act(), review_id, row.activity_id, draft, seen=seen)


def _criteria() -> tuple[tuple[str, str], ...]:
    """Return what the principal scores, by its name in the review."""
    return (
        ("managed_well", say("Managed well")),
        ("continuous", say("Continuous")),
        ("effective", say("Effective")),
    )


def _finding_row(fields: Fields, number: str) -> dict[str, str]:
    left, right = fields.columns(1, 1)
    left.line("text", say("Finding {number}", number=number))
    advice = say("What we recommend for it ({number})", number=number)
    right.line("recommended", advice)
    return fields.typed


def _signed(desk: Desk, signed: Sequence[SignedReview]) -> None:
    if not signed:
        st.info(say("No review has been signed this year yet."))
        return
    noted = findings.findings_in(desk.store, desk.year)
    versions = groupby(signed, key=lambda row: row.activity_id)
    first_of(
        [
            _signed_one(desk, list(rows), [f for f in noted if f.activity_id == of])
            for of, rows in versions
        ],
        "signed",
    )


def _signed_one(
    desk: Desk, versions: Sequence[SignedReview], noted: Sequence[Finding]
) -> Card:
    """Return the newest version of a review, its findings, and what came before."""
    latest, *earlier = versions
    body = _review_text(desk, latest) + "".join(map(_noted, noted))
    if earlier:
        before = "".join(_review_text(desk, version) for version in earlier)
        heading = escape(say("Earlier versions"))
        body += f"<details><summary>{heading}</summary>{before}</details>"
    return Card(latest.activity, body)


def _review_text(desk: Desk, row: SignedReview) -> str:
    scores = "".join(
        f"<br>{escape(label)}: "
        f"<strong>{escape(say(SCORES[getattr(row, name)]))}</strong>"
        for name, label in _criteria()
    )
    decision = f'<span class="mark">{escape(say(row.decision.label))}</span>'
    note = f'<p class="typed">{escape(row.note)}</p>' if row.note else ""
    signed = say(
        "Version {number}, signed by {name} on {moment}",
        number=in_number(row.number),
        name=row.signed_by,
        moment=in_moment(row.signed_at, desk.school.zone),
    )
    return f"<p>{decision}{scores}</p>{note}{words(signed)}"


def _noted(row: Finding) -> str:
    advice = f" → {row.recommended}" if row.recommended else ""
    return f'<p class="typed">{escape(f"• {row.text}{advice}")}</p>'


def _findings(
    desk: Desk, results: Sequence[ActivityResult], noted: Sequence[ListedFinding]
) -> None:
    if not noted:
        st.info(say("No findings have been noted this year yet."))
    else:
        lines([_finding_line(row) for row in noted])
        st.caption(say("Next year's plan opens with these findings."))
    if desk.year_is_open:
        _finding_form(desk, results)


def _finding_line(row: ListedFinding) -> dict[str, str]:
    decision = say("not decided yet")
    if row.decision is not None:
        decision = f"{say(row.decision.label)} ({row.decided_year})"
    return {
        say("Finding"): row.text,
        say("Recommended"): row.recommended or "–",
        say("Activity"): row.activity or say("the whole year"),
        say("Decision of the next plan"): decision,
    }


def _finding_form(desk: Desk, results: Sequence[ActivityResult]) -> None:
    finding_id = form_id("finding")
    titles = {row.activity_id: row.title for row in results}
    with st.form(f"finding-{finding_id}"):
        _heading(say("Note a finding"))
        fields = Fields(finding_id)
        whole = say("the whole year")
        about = fields.apart().one("about", say("About"), titles, nothing=whole)
        fields.area("text", say("Finding"))
        fields.area("recommended", say("Recommended"))
        if not st.form_submit_button(say("Save")):
            return
    with saving("finding", told=say("The finding is noted."), **fields.labels):
        note_finding(
            desk.act(), finding_id, FindingDraft(**fields.typed), about, desk.year
        )


def _heading(words: str) -> None:
    st.markdown(f"**{words}**")
