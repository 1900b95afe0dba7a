"""Rolling forward: what this year takes over from the year before, seen first."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from data.calendar import SchoolYear
from data.duties import Duty
from data.language import (
    N_,
    in_list,
    in_number,
    in_percent,
    in_short,
    say,
    say_many,
)
from data.school import store as schools
from data.sheet import Column, Edit, Entry, Row, When, as_cell
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.links import anchor, badge, go, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.sheet import Sheet, sheet_form
from data.ui.tables import lines
from data.ui.tabs import unfold
from planning.lessons.models import VERDICTS
from planning.plan.form import planning_is_open
from planning.renewal import queries
from planning.renewal import store as renewing
from planning.renewal.actions import roll_forward
from planning.renewal.models import STOP, Facts, Pick, Renewal, renewals
from planning.renewal.models.dates import Reason
from planning.renewal.queries import PastFinding, PastResult

PAGE = Page(
    N_("Roll forward"),
    "lanjutkan",
    "redo",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    heading=N_("Roll forward to {year}"),
    words=N_("copy last year's plan"),
)

DISPLACED: Final = frozenset({Reason.MOVED, Reason.NOT_FREE, Reason.NEAR_FEAST})
"""Why a day is not the one that the rule gives."""

VERDICT_COLORS: Final = {
    "continue": "green",
    "improve": "orange",
    "extend": "blue",
    "stop": "red",
}

Results = Mapping[UUID, PastResult]


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    facts = renewing.facts(desk.store, desk.year)
    if not facts.activities:
        _nothing(desk)
        return
    results = {
        row.activity_id: row for row in queries.past_results(desk.store, desk.year)
    }
    every = renewals(facts)
    waiting = [each for each in every if each.on_plan is None]
    _figures(every, waiting, results)
    if not waiting:
        st.success(
            say(
                "All activities of {year} are on the plan already.",
                year=desk.year.before,
            ),
            icon=":material/check:",
        )
    elif planning_is_open(desk):
        _choose(desk, facts, waiting, results)
    else:
        lines([_read(each, results) for each in waiting])
    _to_read_first(desk, waiting, results)
    _on_plan(desk, every)
    _next(desk)


def _nothing(desk: Desk) -> None:
    """Say why there is nothing to take over, and what to do instead."""
    before = desk.year.before
    if all(year.start != before.start for year in schools.years(desk.store)):
        st.info(
            say(
                "School year {year} is not in the records. Bring last year's plan in "
                "from a workbook, or begin with templates.",
                year=before,
            )
        )
    else:
        st.info(
            say(
                "Nothing was planned in {year}, so there is nothing to take over. "
                "Begin with templates, or bring a plan in from a workbook.",
                year=before,
            )
        )
    go(say("Open the templates"), link(desk, "template"))
    go(say("Bring a plan in from a workbook"), link(desk, "impor"))


def _figures(
    every: Sequence[Renewal], waiting: Sequence[Renewal], results: Results
) -> None:
    found = sum(bool(results[each.old.id].findings) for each in every)
    stopped = sum(results[each.old.id].verdict == STOP for each in every)
    counted = (
        (say("Last year"), len(every)),
        (say("On the plan already"), len(every) - len(waiting)),
        (say("With findings"), found),
        (say("Review said stop"), stopped),
    )
    figures(Figure(label, in_number(count)) for label, count in counted)


# ── the choice ───────────────────────────────────────────────────────────────
def _choose(
    desk: Desk, facts: Facts, waiting: Sequence[Renewal], results: Results
) -> None:
    st.subheader(say("What comes along, and on which day?"))
    _no_days_off(desk, facts)
    st.caption(
        say(
            "Nothing is kept yet. Days are proposed: the same weekday of the same week "
            "of the month, off holidays, exams and breaks; what belongs to a feast by "
            "its name (iftar, halal bihalal, Paskah) as far from it as before. Untick "
            "what ends, write another day over the one that is proposed."
        )
    )
    sheet = Sheet(
        say("Activities to take over"),
        _columns(desk),
        [_row(each, results) for each in waiting],
        (
            say("{count} activity comes along", count="{count}"),
            say("{count} activities come along", count="{count}"),
        ),
        nothing=say("Nothing comes along."),
    )
    proposed = [each for each in waiting if results[each.old.id].verdict != STOP]
    with_goals = _goals(desk, facts, proposed)
    st.caption(
        say(
            "Never taken over: money spent, results, committee members. Budgets come "
            "as a proposal, tasks with their days before and after the activity, and "
            "what was measured last year becomes the baseline."
        )
    )

    def save(edits: Sequence[Edit]) -> None:
        roll_forward(desk.act(), picked(sheet, edits), desk.year, with_goals=with_goals)

    def told(edits: Sequence[Edit]) -> str:
        return say_many(
            "{count} activity was taken over. Look at it in the list.",
            "{count} activities were taken over. Look at them in the list.",
            len(picked(sheet, edits)),
        )

    sheet_form(
        f"renewal-{desk.year.start}",
        sheet,
        save,
        told,
        button=say("Take the ticked ones over"),
        may_be_untouched=True,
    )


def picked(sheet: Sheet, edits: Sequence[Edit]) -> list[Pick]:
    """Return what the table's ticked rows take over; an empty day is no date."""
    return [
        Pick(
            activity_id=UUID(row.id),
            planned_on=cells["day"].day if cells["day"] else None,
            is_month=cells["day"].is_month if cells["day"] else None,
        )
        for row, cells in sheet.filled(edits)
        if cells["take"]
    ]


def _no_days_off(desk: Desk, facts: Facts) -> None:
    if facts.is_dated:
        return
    st.warning(
        say(
            "The days off of {year} are not filled in yet: only the national list is "
            "avoided. Fill in the school's own days and exams first; the days proposed "
            "here follow.",
            year=desk.year,
        ),
        icon=":material/event_busy:",
    )
    go(say("Days off and exam weeks"), link(desk, "hari"))


def _goals(desk: Desk, facts: Facts, waiting: Sequence[Renewal]) -> bool:
    """Let a person decide whether goals that are missing come along."""
    missing = facts.missing_goals({each.old.id for each in waiting})
    if not missing:
        return True
    label = say_many(
        "Also take over {count} goal that {year} does not have yet",
        "Also take over {count} goals that {year} does not have yet",
        len(missing),
        year=desk.year,
    )
    told = say(
        "Goals are the same when their titles are. Without it these activities come "
        "without a goal."
    )
    chosen = st.checkbox(label, value=True, help=told, key="with-goals")
    st.caption(unmarked(in_list([f"“{goal.title}”" for goal in missing])))
    return chosen


def _row(each: Renewal, results: Results) -> Row:
    result, day = results[each.old.id], each.shift.planned_on
    cells = {
        "take": as_cell(result.verdict != STOP),
        "title": each.old.title,
        "day": as_cell(When(day, each.old.when.is_month) if day else None),
        "was": each.old.when.in_short(undated="–"),
        "why": each.shift.said(),
        "findings": _findings(result),
        "result": _result(result),
    }
    return Row(str(each.old.id), each.old.title, cells)


def _read(each: Renewal, results: Results) -> dict[str, str]:
    """Return a row of the table for those who only read it."""
    result = results[each.old.id]
    day = each.shift.planned_on
    return {
        say("Activity"): each.old.title,
        say("Comes on"): in_short(day) if day else "–",
        say("Was on"): each.old.when.in_short(undated="–"),
        say("Why this day"): each.shift.said(),
        say("Findings"): _findings(result),
        say("Last year"): _result(result),
    }


def _columns(desk: Desk) -> list[Column]:
    first, last = desk.year.first_day, desk.year.last_day
    told = say("Empty: no date yet. A day, or only the month: 8/2026.")
    fixed = partial(Column, is_fixed=True)
    return [
        Column("take", say("Take"), Entry.YES, is_pick=True),
        fixed("title", say("Activity"), width=32),
        Column("day", say("Comes on"), Entry.WHEN, None, 15, False, told, first, last),
        fixed("was", say("Was on"), width=15),
        fixed("why", say("Why this day"), width=34),
        fixed("findings", say("Findings"), width=10),
        fixed("result", say("Last year"), width=26),
    ]


def _result(result: PastResult) -> str:
    words = [say(result.step.label)]
    if result.share is not None:
        words.append(say("{share} of pupils' families", share=in_percent(result.share)))
    return " · ".join(words)


def _findings(result: PastResult) -> str:
    return in_number(len(result.findings)) if result.findings else "–"


# ── what stands beside it ────────────────────────────────────────────────────
def _to_read_first(desk: Desk, waiting: Sequence[Renewal], results: Results) -> None:
    """Show findings, verdicts and moved days of the activities to take over."""
    telling = [each for each in waiting if _is_told(each, results[each.old.id])]
    if not telling:
        return
    st.subheader(say("Read this before you take them over"))
    st.caption(
        say(
            "Findings of last year, standards not reached, verdicts that ask for a "
            "change, days that were moved, and what does not come along as it was."
        )
    )
    for each in telling:
        _card(desk, each, results[each.old.id])
    go(
        say("Decide about last year's findings"),
        link(desk, "temuan"),
    )


def _is_told(each: Renewal, result: PastResult) -> bool:
    asked = result.verdict in {"improve", "extend", STOP}
    missed = asked or result.reached is False or bool(result.findings)
    return missed or bool(each.left) or each.shift.reason in DISPLACED


def _card(desk: Desk, each: Renewal, result: PastResult) -> None:
    verdict, moved = "", each.shift.reason in DISPLACED
    if result.verdict:
        said = say(VERDICTS.get(result.verdict, ""))
        colour = VERDICT_COLORS.get(result.verdict, "gray")
        verdict = badge(say("Review: {verdict}", verdict=said), colour)
    missed = say("Standard not reached") if result.reached is False else ""
    with st.container(border=True):
        paragraphs(
            f"**{unmarked(each.old.title)}**",
            f"{verdict} {badge(missed, 'orange')}".strip(),
            "\n".join(_finding(desk, finding) for finding in result.findings),
            small(each.shift.said() if moved else "", ":material/event_repeat:"),
            *(small(left.said(), ":material/info:") for left in each.left),
        )


def _finding(desk: Desk, finding: PastFinding) -> str:
    words = finding.text
    if finding.recommended:
        words = say(
            "{finding} Recommended: {text}",
            finding=f"{finding.text.rstrip('.')}.",
            text=finding.recommended,
        )
    decided = say("not decided yet")
    if finding.decision:
        decided = say(finding.decision.label)
    if finding.adopted_in:
        decided = say("adopted in “{title}”", title=finding.adopted_in)
    if finding.found_in != desk.year.before.start:
        decided = f"{SchoolYear(start=finding.found_in)}, {decided}"
    return f"- {unmarked(words)} *({unmarked(decided)})*"


# ── afterwards ───────────────────────────────────────────────────────────────
def _on_plan(desk: Desk, every: Sequence[Renewal]) -> None:
    planned = [each for each in every if each.on_plan is not None]
    if not planned:
        return
    label = say_many(
        "{count} activity is on the plan already",
        "{count} activities are on the plan already",
        len(planned),
    )
    unfold(label, "on-plan", lambda: paragraphs(*_listed(desk, planned)))


def _listed(desk: Desk, planned: Sequence[Renewal]) -> Iterator[str]:
    """Give, for Markdown, the way to each activity that is on the plan."""
    for each in planned:
        if each.on_plan is not None:
            target = link(desk, "kegiatan", kegiatan=each.on_plan.id)
            leads = anchor(each.on_plan.title, target)
            yield f"{each.on_plan.when.in_short()} · {leads}"


def _next(desk: Desk) -> None:
    st.divider()
    ways = (
        anchor(say("Open the list of activities"), link(desk, "agenda")),
        anchor(say("Open the findings"), link(desk, "temuan")),
        anchor(say("Open the budget"), link(desk, "anggaran")),
    )
    paragraphs(" · ".join(ways))
