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
from data.record import Term
from data.roster import store as roster
from data.ui.desk import Desk
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
    entry = _Entry(desk, kept.draft(lines, tasks) if kept else blank, key)
    with st.form(f"activity-{key}"):
        facts = _what(entry)
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
            facts |= _when(entry) | _who(entry)
        with standard:
            facts |= _standard(entry)
        with money:
            first_year = (facts["planned_on"] or desk.year.first_day).year
            facts["budget"] = tuple(_budget(entry, lines, first_year))
        with work:
            typed = _tasks(entry)
        with background:
            facts |= _background(entry)
        with risk:
            facts |= _risk(entry)
        sent = st.form_submit_button(say("Save the activity"), type="primary")
    return Filled(facts, typed) if sent else None


@dataclass(frozen=True)
class _Entry:
    """What the form was drawn from, and what makes its widget keys its own."""

    desk: Desk
    draft: ActivityDraft
    key: str

    def line(self, at: Any, name: str, label: str, **how: Any) -> str:  # noqa: ANN401
        kept = getattr(self.draft, name)
        said: str = at.text_input(label, kept, key=f"{name}-{self.key}", **how)
        return said

    def area(self, name: str, label: str, *, height: int = 110, help: str = "") -> str:  # noqa: A002
        kept, key = getattr(self.draft, name), f"{name}-{self.key}"
        said: str = st.text_area(label, kept, height=height, help=help or None, key=key)
        return said

    def one(self, at: Any, name: str, label: str, kind: type[Term], **how: Any) -> Any:  # noqa: ANN401
        terms, kept = list(kind), getattr(self.draft, name)
        index = terms.index(kept) if kept else None
        key = f"{name}-{self.key}"
        return at.selectbox(label, terms, index, label_of, key=key, **how)

    def many(self, at: Any, name: str, label: str, kind: type[Term]) -> Any:  # noqa: ANN401
        kept, key = list(getattr(self.draft, name)), f"{name}-{self.key}"
        chosen = at.multiselect(label, list(kind), kept, format_func=label_of, key=key)
        return tuple(chosen)

    def forms(self, at: Any, label: str) -> tuple[CooperationForm, ...]:  # noqa: ANN401
        """Ask for the forms by their short names: several stand beside each other."""
        chosen = at.multiselect(
            label,
            list(CooperationForm),
            list(self.draft.forms),
            format_func=lambda form: say(form.short),
            key=f"forms-{self.key}",
        )
        return tuple(chosen)

    def number(self, at: Any, name: str, label: str) -> Decimal | None:  # noqa: ANN401
        kept = getattr(self.draft, name)
        value = None if kept is None else float(kept)
        typed = at.number_input(
            label, None, None, value, 1.0, "%g", key=f"{name}-{self.key}"
        )
        return _decimal(typed)

    def named(self, at: Any, name: str, label: str, names: dict[UUID, str]) -> Any:  # noqa: ANN401
        ids, kept, key = list(names), getattr(self.draft, name), f"{name}-{self.key}"
        index = ids.index(kept) if kept in names else None
        return at.selectbox(label, ids, index, lambda i: names[i], key=key)


def label_of(term: Term) -> str:
    """Return what a term is called in the person's language."""
    return say(term.label)


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(round(number, 2)))


def _what(entry: _Entry) -> dict[str, Any]:
    desk = entry.desk
    titles = {
        goal.id: f"{goal.number}. {goal.title}"
        for goal in goals.goals_in(desk.store, desk.year)
    }
    left, right = st.columns([3, 2])
    facts: dict[str, Any] = {
        "title": entry.line(left, "title", say("Name of the activity")),
        "category": entry.one(right, "category", say("Category"), Category),
    }
    left, right = st.columns([2, 3])
    facts["goal_id"] = entry.named(left, "goal_id", say("Goal"), titles)
    facts["forms"] = entry.forms(right, say("Forms of cooperation"))
    told = say("How it is carried out, step by step.")
    procedure = entry.area("procedure", say("Procedure"), height=80, help=told)
    return facts | {"procedure": procedure}


def _when(entry: _Entry) -> dict[str, Any]:
    year, draft, key = entry.desk.year, entry.draft, entry.key
    by_month = draft.date_precision is DatePrecision.MONTH
    months = [year.month(number) for number in MONTHS]
    first = draft.planned_on if by_month else None
    day_at, month_at, starts_at, ends_at = st.columns(4)
    day = day_at.date_input(
        say("Day"),
        None if by_month else draft.planned_on,
        format="DD/MM/YYYY",
        min_value=year.first_day,
        max_value=year.last_day,
        key=f"day-{key}",
    )
    month = month_at.selectbox(
        say("Or only the month"),
        months,
        months.index(first) if first in months else None,
        in_month,
        key=f"month-{key}",
    )
    starts = starts_at.time_input(say("Begins"), draft.starts_at, key=f"starts-{key}")
    ends = ends_at.time_input(say("Ends"), draft.ends_at, key=f"ends-{key}")
    only_month = day is None and month is not None
    return {
        "planned_on": month if only_month else day,
        "date_precision": DatePrecision.MONTH if only_month else DatePrecision.DAY,
        "starts_at": starts,
        "ends_at": ends,
    }


def _who(entry: _Entry) -> dict[str, Any]:
    draft = entry.draft
    names = {
        person.id: person.name
        for person in people.people(entry.desk.store)
        if person.is_active or draft.person_id == person.id
    }
    left, right = st.columns(2)
    person_id = entry.named(left, "person_id", say("Person in charge"), names)
    families = _families(entry, right)
    left, right = st.columns(2)
    return {
        "person_id": person_id,
        "place": entry.line(left, "place", say("Place")),
        "mode": entry.one(right, "mode", say("Mode"), Mode),
        **families.model_dump(),
    }


def _families(entry: _Entry, at: Any) -> Families:  # noqa: ANN401
    """Ask whose families are meant: grades, class groups, or nothing for all."""
    draft = entry.draft
    groups = roster.class_groups(entry.desk.store, entry.desk.year)
    names: dict[int | UUID, str] = {
        grade: say("All of grade {grade}", grade=grade)
        for grade in sorted({group.grade for group in groups} | set(draft.grades))
    }
    names |= {group.id: group.name for group in groups}
    of_grade: dict[int, list[UUID]] = {}
    for group in groups:
        of_grade.setdefault(group.grade, []).append(group.id)
    kept = [one for one in (*draft.grades, *draft.class_group_ids) if one in names]
    chosen = at.multiselect(
        say("Audience"),
        list(names),
        kept,
        format_func=lambda one: names[one],
        placeholder=say("All families"),
        help=say("Leave it empty to address all families."),
        key=f"families-{entry.key}",
    )
    return Families.chosen(chosen, of_grade)


def _standard(entry: _Entry) -> dict[str, Any]:
    st.caption(say("Set before the activity; it is judged by this afterwards."))
    facts: dict[str, Any] = {"indicator": entry.line(st, "indicator", say("Indicator"))}
    baseline, direction, target, unit = st.columns([2, 2, 2, 1])
    facts["baseline"] = entry.number(baseline, "baseline", say("Baseline"))
    facts["direction"] = entry.one(
        direction, "direction", say("Reached when the result is"), Direction
    )
    facts["target"] = entry.number(target, "target", say("Target"))
    facts["unit"] = entry.line(unit, "unit", say("Unit"))
    facts["measured_by"] = entry.line(st, "measured_by", say("How it is measured"))
    facts["evidence"] = entry.many(st, "evidence", say("Proof expected"), EvidenceKind)
    return facts


def _budget(
    entry: _Entry, lines: list[BudgetLine], first_year: int
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
            row = _budget_row(entry, line, f"{entry.key}-{number}")
        if str(row["title"]).strip() or (row["price"] and not line):
            yield row | {"fiscal_year": row["fiscal_year"] or first_year}
    total = sum((line.amount for line in lines), Decimal(0))
    st.caption(say("Total as saved: {amount}", amount=in_rupiah(total)))


def _place_of(line: BudgetLine | None, *, is_first: bool) -> Any:  # noqa: ANN401
    """Return where a line stands: spare ones are folded behind those that are there."""
    if line or is_first:
        return st.container(border=True)
    return st.expander(say("One more line"), icon=":material/add:")


def _budget_row(entry: _Entry, line: BudgetLine | None, key: str) -> dict[str, Any]:
    first = entry.desk.year.start
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


def _tasks(entry: _Entry) -> str:
    kept = entry.draft.tasks
    return st.text_area(
        say("Tasks, one per line"),
        in_lines(kept),
        height=max(140, 28 * len(kept) + 40),
        placeholder=say("H-14 | Send the invitations | Secretary"),
        help=say(
            "Days from the activity, task, section of the committee: H-14 is two weeks "
            "before, H the day itself, H+7 a week after. Rows pasted from a workbook "
            "are read too."
        ),
        key=f"tasks-{entry.key}",
    )


def _background(entry: _Entry) -> dict[str, Any]:
    label = say("Forms of family involvement (Permendikbud 30/2017)")
    course = say("The programme of the day, a line each: hour and item.")
    return {
        "background": entry.area("background", say("Why it is held")),
        "involvement": entry.many(st, "involvement", label, Involvement),
        "rundown": entry.area(
            "rundown", say("Programme of the day"), height=170, help=course
        ),
    }


def _risk(entry: _Entry) -> dict[str, Any]:
    return {
        "risk": entry.area("risk", say("What may go wrong")),
        "mitigation": entry.area("mitigation", say("What is done against it")),
    }
