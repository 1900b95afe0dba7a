"""The fields of one activity: what, when and who first; the rest behind tabs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm, Involvement
from data.language import in_month, in_rupiah, say
from data.people import store as people
from data.roster import store as roster
from data.ui.desk import Desk
from data.ui.fields import Fields, label_of
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Category,
    DatePrecision,
    Direction,
    EvidenceKind,
    Families,
    Mode,
    PlannedTask,
    in_lines,
    read_tasks,
)
from planning.budget.models import BudgetLine, BudgetLineDraft, FundSource
from planning.goals import store as goals

EMPTY_LINES: Final = 2
AREA: Final = 110


@dataclass(frozen=True)
class Filled:
    """What was filled in, as it was typed."""

    facts: dict[str, Any]
    tasks: str

    def draft(self) -> ActivityDraft:
        """Return the draft, or raise about what cannot be read."""
        return ActivityDraft(**self.facts, tasks=read_tasks(self.tasks))


def filled_in(
    desk: Desk,
    kept: Activity | None,
    lines: list[BudgetLine],
    tasks: list[PlannedTask],
    new_id: UUID,
) -> Filled | None:
    """Let a person fill in an activity; return what was typed, once it is sent.

    ``kept`` is the activity as this tab first drew it, or None for the new one that
    will have ``new_id``.
    """
    key = f"{kept.id}-{kept.version}" if kept else str(new_id)
    blank = ActivityDraft.model_construct(title="", unit="%")
    fields = Fields(key, kept.draft(lines, tasks) if kept else blank)
    facts = fields.typed
    with st.form(f"activity-{key}"):
        _what(desk, fields)
        when, standard, money, work, background, risk = st.tabs(
            [
                say("When and who"),
                say("Success standard"),
                say("Budget"),
                say("Tasks"),
                say("Background"),
                say("Risk"),
            ]
        )
        with when:
            facts |= _when(desk, fields)
            _who(desk, fields)
        with standard:
            _standard(fields)
        with money:
            first_year = (facts["planned_on"] or desk.year.first_day).year
            facts["budget"] = tuple(_budget(desk, key, lines, first_year))
        with work:
            typed = _tasks(fields)
        with background:
            _background(fields)
        with risk:
            _risk(fields)
        sent = st.form_submit_button(say("Save the activity"), type="primary")
    return Filled(facts, typed) if sent else None


def _decimal(number: float) -> Decimal:
    return Decimal(str(round(number, 2)))


def _what(desk: Desk, fields: Fields) -> None:
    titles = {
        goal.id: f"{goal.number}. {goal.title}"
        for goal in goals.goals_in(desk.store, desk.year)
    }
    left, right = fields.columns(3, 2)
    left.line("title", say("Name of the activity"))
    right.one("category", say("Category"), Category)
    left, right = fields.columns(2, 3)
    left.one("goal_id", say("Goal"), titles)
    # By their short names: several stand beside each other.
    short = {form: say(form.short) for form in CooperationForm}
    right.many("forms", say("Forms of cooperation"), short)
    told = say("How it is carried out, step by step.")
    fields.area("procedure", say("Procedure"), height=80, help=told)


def _when(desk: Desk, fields: Fields) -> dict[str, Any]:
    year, draft = desk.year, fields.kept
    by_month = draft.date_precision is DatePrecision.MONTH
    months = {year.month(number): in_month(year.month(number)) for number in MONTHS}
    first = draft.planned_on if by_month else None
    day_at, month_at, starts_at, ends_at = fields.apart().columns(1, 1, 1, 1)
    exact = None if by_month else draft.planned_on
    day = day_at.day("day", say("Day"), year, shown=exact)
    month = month_at.one("month", say("Or only the month"), months, shown=first)
    starts = starts_at.hour("starts", say("Begins"), shown=draft.starts_at)
    ends = ends_at.hour("ends", say("Ends"), shown=draft.ends_at)
    only_month = day is None and month is not None
    return {
        "planned_on": month if only_month else day,
        "date_precision": DatePrecision.MONTH if only_month else DatePrecision.DAY,
        "starts_at": starts,
        "ends_at": ends,
    }


def _who(desk: Desk, fields: Fields) -> None:
    names = {
        person.id: person.name
        for person in people.people(desk.store)
        if person.is_active or fields.kept.person_id == person.id
    }
    left, right = fields.columns(1, 1)
    left.one("person_id", say("Person in charge"), names)
    families = _families(desk, right)
    left, right = fields.columns(1, 1)
    left.line("place", say("Place"))
    right.one("mode", say("Mode"), Mode)
    fields.typed.update(families.model_dump())


def _families(desk: Desk, fields: Fields) -> Families:
    """Ask whose families are meant: grades, class groups, or nothing for all."""
    draft = fields.kept
    groups = roster.class_groups(desk.store, desk.year)
    names: dict[int | UUID, str] = {
        grade: say("All of grade {grade}", grade=grade)
        for grade in sorted({group.grade for group in groups} | set(draft.grades))
    }
    names |= {group.id: group.name for group in groups}
    of_grade: dict[int, list[UUID]] = {}
    for group in groups:
        of_grade.setdefault(group.grade, []).append(group.id)
    chosen = fields.apart().many(
        "families",
        say("Audience"),
        names,
        shown=(*draft.grades, *draft.class_group_ids),
        placeholder=say("All families"),
        help=say("Leave it empty to address all families."),
    )
    return Families.chosen(chosen, of_grade)


def _standard(fields: Fields) -> None:
    st.caption(say("Set before the activity; it is judged by this afterwards."))
    fields.line("indicator", say("Indicator"))
    baseline, direction, target, unit = fields.columns(2, 2, 2, 1)
    baseline.number("baseline", say("Baseline"), step=1.0, format="%g")
    direction.one("direction", say("Reached when the result is"), Direction)
    target.number("target", say("Target"), step=1.0, format="%g")
    unit.line("unit", say("Unit"))
    fields.line("measured_by", say("How it is measured"))
    fields.many("evidence", say("Proof expected"), EvidenceKind)


def _budget(
    desk: Desk, key: str, lines: list[BudgetLine], first_year: int
) -> Iterator[dict[str, object]]:
    st.caption(
        say(
            "Money from parents is a voluntary donation only: no fixed amount, no list "
            "of who has not given. Empty “What for” to drop a "
            "line."
        )
    )
    for number, line in enumerate([*lines, *[None] * EMPTY_LINES]):
        with _place_of(line, is_first=number == 0):
            row = _budget_row(desk, line, f"{key}-{number}")
        if str(row["title"]).strip() or (row["price"] and not line):
            yield row | {"fiscal_year": row["fiscal_year"] or first_year}
    total = sum((line.amount for line in lines), Decimal(0))
    st.caption(say("Total as saved: {amount}", amount=in_rupiah(total)))


def _place_of(line: BudgetLine | None, *, is_first: bool) -> Any:  # noqa: ANN401
    """Return where a line stands: spare ones are folded behind those that are there."""
    if line or is_first:
        return st.container(border=True)
    return st.expander(say("One more line"), icon=":material/add:")


def _budget_row(desk: Desk, line: BudgetLine | None, key: str) -> dict[str, Any]:
    first = desk.year.start
    kept = line or BudgetLineDraft.model_construct(
        title="", source=FundSource.BOS, fiscal_year=first
    )
    name, volume, unit, price = st.columns([4, 2, 2, 3])
    title = name.text_input(say("What for"), kept.title, key=f"line-{key}")
    many = volume.number_input(
        say("Volume"), 0.01, None, float(kept.volume), 1.0, "%g", key=f"volume-{key}"
    )
    per = unit.text_input(say("Unit"), kept.unit, key=f"of-{key}")
    rupiah = price.number_input(
        say("Price (Rp)"), 0, None, int(kept.price or 0), 1_000, key=f"price-{key}"
    )
    source, year, arkas, partner = st.columns([4, 2, 2, 3])
    years = [None, first, first + 1]
    facts = {
        "id": line.id if line else None,
        "title": title,
        "volume": _decimal(many),
        "unit": per,
        "price": Decimal(rupiah),
        "source": source.selectbox(
            say("Source of funds"),
            list(FundSource),
            list(FundSource).index(kept.source),
            label_of,
            key=f"source-{key}",
        ),
        "fiscal_year": year.selectbox(
            say("Fiscal year"),
            years,
            years.index(line.fiscal_year) if line else 0,
            lambda y: str(y) if y else say("By the date"),
            key=f"fiscal-{key}",
        ),
        "arkas_code": arkas.text_input(
            say("ARKAS code"), kept.arkas_code, key=f"arkas-{key}"
        ),
        "partner": partner.text_input(
            say("Partner, for an aid"), kept.partner, key=f"partner-{key}"
        ),
    }
    left, right = st.columns([3, 1])
    words = say("Voluntary donation, no fixed amount")
    facts["is_voluntary"] = left.checkbox(words, kept.is_voluntary, key=f"free-{key}")
    right.markdown(f"**{in_rupiah(line.amount)}**" if line else "")
    return facts


def _tasks(fields: Fields) -> str:
    kept = fields.kept.tasks
    return fields.apart().area(
        "tasks",
        say("Tasks, one per line"),
        shown=in_lines(kept),
        height=max(140, 28 * len(kept) + 40),
        placeholder=say("H-14 | Send the invitations | Secretary"),
        help=say(
            "Days from the activity, task, section of the committee: H-14 is two weeks "
            "before, H the day itself, H+7 a week after. Rows pasted from a workbook "
            "are read too."
        ),
    )


def _background(fields: Fields) -> None:
    label = say("Forms of family involvement (Permendikbud 30/2017)")
    course = say("The programme of the day, a line each: hour and item.")
    fields.area("background", say("Why it is held"), height=AREA)
    fields.many("involvement", label, Involvement)
    fields.area("rundown", say("Programme of the day"), height=170, help=course)


def _risk(fields: Fields) -> None:
    fields.area("risk", say("What may go wrong"), height=AREA)
    fields.area("mitigation", say("What is done against it"), height=AREA)
