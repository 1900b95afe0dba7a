"""Findings and follow-ups: whose, until when, and what became of each."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final
from uuid import UUID

import streamlit as st

from data import duties
from data.arising import Arising
from data.calendar import SchoolYear
from data.duties import Duty
from data.language import N_, in_number, in_percent, in_short, say, say_many
from data.ui.arising import FINDING, FOLLOW_UP, PATH, follow_up_way
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.files import FileSteps, files_of_record
from data.ui.filters import Choice, narrowed_by
from data.ui.links import LOOK, go, link, ways_beside
from data.ui.pages import Page, Section
from data.ui.passages import Passage, passages
from data.ui.tables import Group, lines, listing
from data.ui.tabs import tabs, unfold
from evaluation.findings.actions import (
    attach_to_finding,
    describe_on_finding,
    detach_from_finding,
)
from evaluation.findings.models import Finding, ending_refusal
from evaluation.results.told import last_two
from evaluation.tracing import cards, charts, queries
from evaluation.tracing.form import (
    assign,
    begun_elsewhere,
    end,
    judge,
    new_finding,
)
from evaluation.tracing.models import judging_refusal
from evaluation.tracing.queries import Chain, ListedWork
from execution.follow_ups.actions import (
    attach_to_follow_up,
    describe_on_follow_up,
    detach_from_follow_up,
)
from execution.follow_ups.form import new_follow_up, work_on_follow_up
from execution.follow_ups.models import FollowUp

PAGE = Page(
    N_("Findings and follow-ups"),
    "tindak-lanjut",
    "task_alt",
    Section.EVALUATE,
    duty=None,
    listed_for=Duty.READ_RESULTS,
    words=N_("lessons, suggestions, recommendations"),
)

AT_ONCE: Final = 40
"""So many of a list are shown before the others are asked for."""

OF_FINDING = FileSteps(attach_to_finding, describe_on_finding, detach_from_finding)
OF_FOLLOW_UP = FileSteps(
    attach_to_follow_up, describe_on_follow_up, detach_from_follow_up
)


def show(desk: Desk) -> None:
    """Draw the page: one that the address names, a new one, or all."""
    rows = queries.listed_work(desk.store, _whose(desk))
    asked = {st.query_params.get(name) for name in (FINDING, FOLLOW_UP)} - {None}
    if row := next((one for one in rows if str(one.id) in asked), None):
        go(say("All findings and follow-ups"), link(desk, PATH), "‹ ")
        _one(desk, row)
        return
    st.title(PAGE.headed(desk.year))
    if asked:
        st.info(say("What this address names is not there, or is not yours."))
    if begun_elsewhere(desk):
        return
    if _whose(desk):
        _own(desk, rows)
        return
    _figures(desk, rows)
    _new(desk)
    still = [row for row in rows if row.is_open]
    ended = [row for row in rows if not row.is_open]
    ways = queries.chains(desk.store, desk.today, desk.year)
    tabs(
        "findings",
        (
            (say("Open ({count})", count=len(still)), partial(_list, desk, still)),
            (
                say("From finding to result ({count})", count=len(ways)),
                partial(_chains, desk, ways),
            ),
            (say("Ended ({count})", count=len(ended)), partial(_list, desk, ended)),
            (say("Year after year"), partial(_years, desk, rows)),
        ),
        stay=True,
    )


def _whose(desk: Desk) -> UUID | None:
    """Return None for who reads all, else the person: they see their own."""
    return None if duties.may(Duty.READ_RESULTS, desk.person) else desk.person.id


def _own(desk: Desk, rows: Sequence[ListedWork]) -> None:
    if not rows:
        st.info(
            say(
                "Nothing was given to you yet. What a meeting or a leader gives you to "
                "carry out stands here until it is closed."
            )
        )
        return
    _list(desk, rows)


def _figures(desk: Desk, rows: Sequence[ListedWork]) -> None:
    still = [row for row in rows if row.is_open]
    late = [row for row in still if row.work.is_overdue(desk.today)]
    figures(
        [
            Figure(say("Open"), in_number(len(still)), _kinds(still)),
            Figure(
                say("Overdue"),
                in_number(len(late)),
                say("see to them first") if late else "",
                asks=bool(late),
            ),
            *_of_year(desk, rows),
        ]
    )


def _kinds(rows: Sequence[ListedWork]) -> str:
    found = sum(row.is_finding for row in rows)
    return say(
        "{findings} findings, {follow_ups} follow-ups",
        findings=in_number(found),
        follow_ups=in_number(len(rows) - found),
    )


def _of_year(desk: Desk, rows: Sequence[ListedWork]) -> list[Figure]:
    every = queries.closed_years(rows, desk.today)
    found = [one for one in every if one.year == str(desk.year)]
    return [
        figure
        for one in found
        for figure in (
            Figure(
                say("Closed of what was due"),
                "–" if one.closed.value is None else in_percent(one.closed.value),
                one.closed.explained(),
                say(one.closed.formula),
            ),
            Figure(
                say("Carried over"),
                in_number(one.carried),
                say("open from earlier years when {year} began", year=desk.year),
            ),
        )
    ]


# ── beginning ────────────────────────────────────────────────────────────────


def _new(desk: Desk) -> None:
    if desk.may_now(Duty.NOTE_FINDINGS):
        unfold(
            say("Note a finding"),
            "new-finding",
            partial(new_finding, desk),
            icon=":material/history_edu:",
            begins="finding",
        )
    if desk.may_now(Duty.KEEP_MINUTES):
        unfold(
            say("Give a follow-up that no meeting decided"),
            "new-follow-up",
            partial(new_follow_up, desk),
            icon=":material/edit:",
            begins="follow-up",
        )


# ── lists ────────────────────────────────────────────────────────────────────


def _list(desk: Desk, rows: Sequence[ListedWork]) -> None:
    chosen = _narrowed(desk, rows)
    if not chosen:
        st.info(
            say("Nothing here.")
            if rows
            else say(
                "Nothing is to be followed up. Findings arise from reviews, minutes, "
                "obstacles, questionnaires, contacts and attendance; each stands here "
                "until it is closed, also in the next school year."
            )
        )
        return
    _listed(desk, chosen[:AT_ONCE])
    if rest := chosen[AT_ONCE:]:
        more = say_many("{count} more", "{count} more", len(rest))
        key = "more-open" if rest[0].is_open else "more-ended"
        unfold(more, key, partial(_listed, desk, rest))


def _narrowed(desk: Desk, rows: Sequence[ListedWork]) -> list[ListedWork]:
    if len(rows) < FEW_ROWS:
        return list(rows)
    sources = {one.source.value: say(one.source.label) for one in rows}
    years = {str(n): str(SchoolYear(start=n)) for n in _years_of(rows)}
    kinds = {"finding": say("Findings"), "follow_up": say("Follow-ups")}
    which = {"mine": say("Mine"), "overdue": say("Overdue")}
    ended = "open" if rows[0].is_open else "ended"
    chosen = narrowed_by(
        say("Narrow the list"),
        (
            Choice("which", f"yang-{ended}", say("Which"), which),
            Choice("kind", f"jenis-{ended}", say("Kind"), kinds),
        ),
        (
            Choice("source", f"asal-{ended}", say("Arisen from"), sources),
            Choice("year", f"dari-tahun-{ended}", say("Found in"), years),
        ),
    )
    return [row for row in rows if _fits(desk, row, chosen)]


def _years_of(rows: Sequence[ListedWork]) -> list[int]:
    return sorted({row.school_year for row in rows}, reverse=True)


def _fits(desk: Desk, row: ListedWork, chosen: dict[str, str | None]) -> bool:
    which = chosen["which"]
    if which == "mine" and row.owner_id != desk.person.id:
        return False
    if which == "overdue" and not row.work.is_overdue(desk.today):
        return False
    facts = {
        "kind": row.kind,
        "source": row.source.value,
        "year": str(row.school_year),
    }
    return all(chosen[name] in (None, fact) for name, fact in facts.items())


FEW_ROWS: Final = 6
"""Fewer rows need no narrowing."""


def _listed(desk: Desk, rows: Sequence[ListedWork]) -> None:
    heads = [(say("What"), "lead"), (say("Who"), ""), (say("Until when"), "")]
    listing(heads, [Group((), [cards.row_of(desk, row) for row in rows])])


def _chains(desk: Desk, ways: Sequence[Chain]) -> None:
    if not ways:
        st.info(
            say(
                "There is no finding of {year}, and none that its plan decides about.",
                year=desk.year,
            )
        )
        return
    st.html(cards.drawn(desk, ways[:AT_ONCE]))
    if rest := ways[AT_ONCE:]:
        more = say_many("{count} more", "{count} more", len(rest))
        unfold(more, "more-chains", lambda: st.html(cards.drawn(desk, rest)))


def _years(desk: Desk, rows: Sequence[ListedWork]) -> None:
    years = queries.closed_years(rows, desk.today)
    if not years:
        st.info(say("Nothing was due yet."))
        return
    if closed := charts.closed(years):
        chart(last_two(closed), charts.closed_by_year, tuple(years))
    numbers = [say("Closed"), say("Due by then"), say("Declined"), say("Carried over")]
    told = []
    for one in reversed(years):
        kpi = one.closed
        counts = (kpi.counted, kpi.of, kpi.excluded, one.carried)
        cells = dict(zip(numbers, map(in_number, counts), strict=True))
        told.append({say("School year"): one.year, **cells})
    lines(told, numbers)
    st.caption(say(years[0].closed.formula))


# ── one ──────────────────────────────────────────────────────────────────────


def _one(desk: Desk, row: ListedWork) -> None:
    st.title(say("Finding") if row.is_finding else say("Follow-up"))
    st.html(f'<p style="font-size:1.15rem">{escape(row.text)}</p>')
    if row.is_finding and _whose(desk) is None:
        _way(desk, row)
    _facts(desk, row)
    if row.is_finding:
        _work_on_finding(desk, row)
    else:
        _work_on_follow_up(desk, row)


def _way(desk: Desk, row: ListedWork) -> None:
    """Draw a finding's way, the rule of its comparison, and let a leader judge it."""
    [way] = queries.chains(desk.store, desk.today, None, row.id)
    st.html(cards.drawn(desk, [way]))
    if way.compared:
        st.caption(
            say("How it is compared: {rule}", rule=say(way.compared.rule))
            + " "
            + say("A comparison is no proof of what caused it.")
        )
    if judging_refusal(was_done=way.row.was_done, by=desk.person) is None:
        label = say("Say whether it got better")
        unfold(label, f"judge-{row.id}", partial(judge, desk, way.row))


def _facts(desk: Desk, row: ListedWork) -> None:
    label = escape(say("Arisen from"))
    source = f"<strong>{label}</strong>: {cards.source_of(desk, row)}"
    st.html(f'{LOOK}<div class="go">{source}</div>')
    told = {
        say("About the activity"): row.activity or "",
        say("Recommended"): row.recommended,
        say("Who"): row.owner or say("nobody yet"),
        say("Until when"): in_short(row.due_on) if row.due_on else "–",
        say("How it ended"): _ended(row),
        say("Proved by the activity"): row.proof or "",
    }
    passages(Passage(words, name=name) for name, words in told.items() if words)


def _ended(row: ListedWork) -> str:
    if row.work.is_declined_by_plan:
        return cards.declined_by_plan(row)
    if row.closed_on is None:
        return ""
    word = say("declined") if row.is_declined else say("closed")
    parts = (f"{word} {in_short(row.closed_on)}", row.closed_by, row.outcome)
    return " · ".join(filter(None, parts))


def _work_on_finding(desk: Desk, row: ListedWork) -> None:
    kept = desk.store.get(Finding, row.id)
    may_end = ending_refusal(kept.owner_id, desk.person) is None
    owner = (Finding.table.name, row.id)
    here = link(desk, PATH, **{FINDING: row.id})
    steps = OF_FINDING if may_end else None
    files_of_record(desk, owner, here, steps, say("Add a file as proof"))
    if row.work.is_declined_by_plan:
        return
    if may_end:
        end(desk, kept, may_decline=duties.may(Duty.KEEP_FINDINGS, desk.person))
    if duties.may(Duty.NOTE_FINDINGS, desk.person) and kept.closed_on is None:
        label = say("Say who sees to it")
        unfold(label, f"assign-{row.id}", partial(assign, desk, kept))
        if ways := follow_up_way(desk, Arising.FINDING, row.id):
            ways_beside(ways)


def _work_on_follow_up(desk: Desk, row: ListedWork) -> None:
    kept = desk.store.get(FollowUp, row.id)
    keeps = duties.may(Duty.KEEP_MINUTES, desk.person)
    may_work = keeps or duties.is_own(kept.owner_id, desk.person)
    owner = (FollowUp.table.name, row.id)
    here = link(desk, PATH, **{FOLLOW_UP: row.id})
    steps = OF_FOLLOW_UP if may_work else None
    files_of_record(desk, owner, here, steps, say("Add a file as proof"))
    if may_work:
        work_on_follow_up(desk, kept, may_decline=keeps)
