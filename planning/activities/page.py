"""One activity in full: what, when and who first; standard, money, tasks behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any, Final
from uuid import UUID

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm, Involvement
from data.history import events_of
from data.language import (
    in_list,
    in_moment,
    in_month,
    in_number,
    in_percent,
    in_rupiah,
    in_weekday,
    say,
    say_many,
    why,
)
from data.people import store as people
from data.record import Term
from data.roster import store as roster
from data.ui.desk import Desk
from data.ui.forms import as_drawn, form_id, refuse, saving, shown_activity
from data.ui.links import anchor, go, link
from planning.activities import queries
from planning.activities import store as activities
from planning.activities.actions import (
    change_activity,
    drop_activity,
    duplicate_activity,
    plan_activity,
)
from planning.activities.models import (
    EVENT_WORDS,
    STEP_WORDS,
    Activity,
    ActivityDraft,
    Category,
    DatePrecision,
    Direction,
    EvidenceKind,
    Families,
    Mode,
    PlannedTask,
    in_days,
    in_lines,
    read_tasks,
)
from planning.activities.queries import BesideActivity
from planning.budget.models import (
    LEVY_RULE,
    BudgetLine,
    BudgetLineDraft,
    FundSource,
    in_other_fiscal_year,
    sounds_like_levy,
)
from planning.days.queries import clashes_in
from planning.goals import store as goals
from planning.goals.models import Aspect, SourceKind, planning_refusal, reading_refusal

EMPTY_LINES: Final = 2
HOME_OF_SOURCE: Final = {"finding": "temuan", "decision": "rapat"}
LOOK: Final = """<style>
.plan-facts{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.45rem 1.2rem;
margin:0}.plan-facts dt{opacity:.7}.plan-facts dd{margin:0;white-space:pre-wrap}
@media(max-width:640px){.plan-facts{display:block}.plan-facts dd{margin-bottom:.6rem}}
</style>"""


def show(desk: Desk) -> None:
    """Draw the page."""
    if refusal := reading_refusal(desk.person):
        st.title(say("Activity"))
        refuse(refusal)
        return
    chosen = _choose(activities.activities_in(desk.store, desk.year))
    if chosen is None:
        _begin(desk)
        return
    st.title(chosen.title)
    _ways_on(desk, chosen)
    lines = activities.budget_lines(desk.store, chosen.id)
    tasks = activities.planned_tasks(desk.store, chosen.id)
    beside = queries.beside_activity(desk.store, chosen.id)
    _standing(chosen)
    _origins(desk, beside)
    _notes(beside)
    _warnings(desk, chosen, lines)
    if _may_plan(desk):
        _form(desk, chosen, lines, tasks)
        _copy_or_drop(desk, chosen)
    else:
        _reading(desk, chosen, lines, tasks)
    _series(desk, beside)
    _history(desk, chosen)


def _choose(planned: list[Activity]) -> Activity | None:
    """Return the activity that the address or the list names, or None for a new one."""
    by_id = {activity.id: activity for activity in planned}
    chosen = shown_activity(
        [(activity.id, activity.title) for activity in planned],
        say("Activities of the year"),
        say("New activity"),
    )
    return by_id.get(chosen) if chosen else None


def _begin(desk: Desk) -> None:
    st.title(say("Plan an activity"))
    if _may_plan(desk):
        _say_links(
            (say("From a template"), link(desk, "template")),
            (say("From last year"), link(desk, "lanjutkan")),
            (say("Several quickly: the list"), link(desk, "agenda")),
        )
        _form(desk, None, [], [])
    else:
        st.info(say("Choose an activity above to read its plan."))


def _may_plan(desk: Desk) -> bool:
    """Return whether the person may plan; tell who plans why it waits."""
    if planning_refusal(desk.person) or not desk.year_is_open:
        return False
    locked = goals.change_refusal(desk.store, desk.year)
    if locked:
        st.info(why(locked), icon=":material/lock:")
    return locked is None


def _say_links(*links: tuple[str, str]) -> None:
    shown = " · ".join(anchor(label, url) for label, url in links)
    st.markdown(shown, unsafe_allow_html=True)


def _ways_on(desk: Desk, activity: Activity) -> None:
    _say_links(
        (say("Committee and tasks"), link(desk, "panitia", kegiatan=activity.id)),
        (say("Proposal and papers"), link(desk, "dokumen", kegiatan=activity.id)),
        (say("Calendar"), link(desk, "kalender")),
        (say("All activities"), link(desk, "agenda")),
        (say("Close the activity"), link(desk, "penutupan", kegiatan=activity.id)),
    )


def _standing(activity: Activity) -> None:
    """Show the four ticks of a complete plan, and the standard, as badges."""
    ticks = activity.ticks
    marks = (
        (ticks.goal, say("Goal stated")),
        (ticks.classified, say("Classified")),
        (ticks.scheduled, say("Scheduled")),
        (ticks.procedure, say("Procedure described")),
        (activity.has_standard, say("Success standard")),
    )
    shown = [f":{'green' if d else 'gray'}-badge[{'✓○'[not d]} {n}]" for d, n in marks]
    st.markdown(" ".join(shown))


def _origins(desk: Desk, beside: Sequence[BesideActivity]) -> None:
    kinds = {str(kind): kind for kind in SourceKind}
    aspects = {str(aspect): say(aspect.label) for aspect in Aspect}
    for row in beside:
        if row.kind in kinds:
            assessed = kinds[row.kind] is SourceKind.ASSESSMENT
            said = aspects.get(row.text, row.text) if assessed else row.text
            url = link(desk, HOME_OF_SOURCE.get(row.kind, "situasi"))
            go(said, url, say("Came from: {kind}", kind=kinds[row.kind]) + " · ")


def _notes(beside: Sequence[BesideActivity]) -> None:
    notes = [row.text for row in beside if row.kind == "note"]
    if notes:
        words = say("The principal asks to mend:")
        st.warning(_bulleted(words, notes), icon=":material/rate_review:")


def _warnings(desk: Desk, activity: Activity, lines: list[BudgetLine]) -> None:
    """Say what to look at again; none of it stands in the way."""
    found = [clash.said() for clash in _clashes(desk, activity)]
    if slips := in_other_fiscal_year(activity.planned_on, lines):
        titles = in_list([f"{line.title} ({line.fiscal_year})" for line in slips])
        found.append(
            say(
                "The date lies in another fiscal year than these budget lines: "
                "{titles}. Please check.",
                titles=titles,
            )
        )
    if levies := list(sounds_like_levy(lines)):
        titles = in_list([line.title for line in levies])
        found.append(
            say("Wording that sounds like a levy: {titles}.", titles=titles)
            + f" {say(LEVY_RULE)}"
        )
    if found:
        st.warning(_bulleted(say("Please look at this again:"), found))


def _clashes(desk: Desk, activity: Activity) -> list[Any]:
    if activity.planned_on is None:
        return []
    return list(clashes_in(desk.store, desk.year).get(activity.id, []))


def _bulleted(words: str, lines: Sequence[str]) -> str:
    return "\n".join([words, "", *(f"- {line}" for line in lines)])


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
        return at.selectbox(label, terms, index, _label, key=key, **how)

    def many(self, at: Any, name: str, label: str, kind: type[Term]) -> Any:  # noqa: ANN401
        kept, key = list(getattr(self.draft, name)), f"{name}-{self.key}"
        chosen = at.multiselect(label, list(kind), kept, format_func=_label, key=key)
        return tuple(chosen)

    def number(self, at: Any, name: str, label: str) -> Decimal | None:  # noqa: ANN401
        kept = getattr(self.draft, name)
        value = None if kept is None else float(kept)
        return _decimal(at.number_input(label, value=value, key=f"{name}-{self.key}"))

    def named(self, at: Any, name: str, label: str, names: dict[UUID, str]) -> Any:  # noqa: ANN401
        ids, kept, key = list(names), getattr(self.draft, name), f"{name}-{self.key}"
        index = ids.index(kept) if kept in names else None
        return at.selectbox(label, ids, index, lambda i: names[i], key=key)


def _label(term: Term) -> str:
    return say(term.label)


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(round(number, 2)))


def _form(
    desk: Desk,
    kept: Activity | None,
    lines: list[BudgetLine],
    tasks: list[PlannedTask],
) -> None:
    kept = as_drawn(kept, kept.id) if kept else None
    key = f"{kept.id}-{kept.version}" if kept else str(form_id("activity"))
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
            facts["risk"] = entry.area("risk", say("What may go wrong"))
            label = say("What is done against it")
            facts["mitigation"] = entry.area("mitigation", label)
        sent = st.form_submit_button(say("Save the activity"), type="primary")
    if sent:
        _save(desk, kept, facts, typed)


def _save(desk: Desk, kept: Activity | None, facts: dict[str, Any], typed: str) -> None:
    told = say("The activity was saved.")
    labels = {"title": say("Name of the activity"), "budget": say("Budget")}
    moment: dict[str, Any] = {"by": desk.person, "now": desk.clock()}
    new_id = form_id("activity")
    with saving(str(kept.id) if kept else "activity", told, **labels):
        draft = ActivityDraft(**facts, tasks=read_tasks(typed))
        if kept:
            change_activity(desk.store, kept.id, kept.version, draft, **moment)
        else:
            plan_activity(desk.store, new_id, draft, desk.year, **moment)
            st.query_params["kegiatan"] = str(new_id)


def _what(entry: _Entry) -> dict[str, Any]:
    desk = entry.desk
    titles = {
        goal.id: f"{goal.number}. {goal.title}"
        for goal in goals.goals_in(desk.store, desk.year)
    }
    left, right = st.columns(2)
    facts: dict[str, Any] = {
        "title": entry.line(left, "title", say("Name of the activity")),
        "goal_id": entry.named(right, "goal_id", say("Goal"), titles),
    }
    left, right = st.columns(2)
    forms = entry.many(left, "forms", say("Forms of cooperation"), CooperationForm)
    category = entry.one(right, "category", say("Category"), Category)
    told = say("How it is carried out, step by step.")
    procedure = entry.area("procedure", say("Procedure"), height=80, help=told)
    return facts | {"forms": forms, "category": category, "procedure": procedure}


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
        with st.container(border=True):
            row = _budget_row(entry, line, f"{entry.key}-{number}")
        if str(row["title"]).strip() or (row["price"] and not line):
            yield row | {"fiscal_year": row["fiscal_year"] or first_year}
    total = sum((line.amount for line in lines), Decimal(0))
    st.caption(say("Total as saved: {amount}", amount=in_rupiah(total)))


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
            _label,
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
    words = say("A donation: it is voluntary, without a fixed amount")
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
        "rundown": entry.area("rundown", say("Programme of the day"), help=course),
    }


def _copy_or_drop(desk: Desk, activity: Activity) -> None:
    kept = as_drawn(activity, activity.id)
    buttons = st.container(horizontal=True)
    new_id = form_id(f"copy-{kept.id}")
    with buttons.popover(say("Duplicate"), icon=":material/content_copy:"):
        st.caption(say("Copies everything but committee and spending."))
        day = st.date_input(
            say("New day, or the same"),
            None,
            format="DD/MM/YYYY",
            min_value=desk.year.first_day,
            max_value=desk.year.last_day,
            key=f"copy-day-{new_id}",
        )
        if st.button(say("Duplicate and open"), key=f"copy-{new_id}", type="primary"):
            with saving(f"copy-{kept.id}", say("The activity was duplicated.")):
                moment: dict[str, Any] = {"by": desk.person, "now": desk.clock()}
                duplicate_activity(desk.store, kept.id, new_id, day, **moment)
                st.query_params["kegiatan"] = str(new_id)
    with buttons.popover(say("Drop"), icon=":material/delete:"):
        st.caption(say("Only while it has no committee, tasks, closing or finding."))
        if st.button(say("Drop this activity"), key=f"drop-{kept.id}-{kept.version}"):
            with saving(str(kept.id), say("The activity was dropped.")):
                drop_activity(desk.store, kept.id, by=desk.person, now=desk.clock())
                del st.query_params["kegiatan"]


def _reading(
    desk: Desk, activity: Activity, lines: list[BudgetLine], tasks: list[PlannedTask]
) -> None:
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>"
        for name, text in _facts(desk, activity)
        if text
    )
    with st.container(border=True):
        st.html(f'{LOOK}<dl class="plan-facts">{rows}</dl>')
    if lines:
        st.subheader(say("Budget"))
        st.dataframe([_line(line) for line in lines], hide_index=True, width="stretch")
    if tasks:
        st.subheader(say("Tasks"))
        shown = [
            {
                say("Day"): in_days(task.offset_days),
                say("Task"): task.title,
                say("Section"): task.section,
            }
            for task in tasks
        ]
        st.dataframe(shown, hide_index=True, width="stretch")


def _facts(desk: Desk, activity: Activity) -> Iterator[tuple[str, str]]:
    titles = {goal.id: goal.title for goal in goals.goals_in(desk.store, desk.year)}
    names = {person.id: person.name for person in people.people(desk.store)}
    goal_id = activity.goal_id
    yield say("Goal"), titles.get(goal_id, "") if goal_id else ""
    yield say("Forms of cooperation"), in_list([_label(f) for f in activity.forms])
    yield say("Category"), _label(activity.category) if activity.category else ""
    involved = [_label(form) for form in activity.involvement]
    yield say("Forms of family involvement (Permendikbud 30/2017)"), in_list(involved)
    yield say("Audience"), _addressed(desk, activity)
    yield say("Date"), _day(activity)
    yield say("Mode"), _label(activity.mode)
    yield say("Place"), activity.place
    person = activity.person_id
    yield say("Person in charge"), names.get(person, "") if person else ""
    yield say("Why it is held"), activity.background
    yield say("Procedure"), activity.procedure
    yield say("Programme of the day"), activity.rundown
    yield say("Success standard"), _target(activity)
    yield say("How it is measured"), activity.measured_by
    yield say("Proof expected"), in_list([_label(e) for e in activity.evidence])
    yield say("What may go wrong"), activity.risk
    yield say("What is done against it"), activity.mitigation


def _addressed(desk: Desk, activity: Activity) -> str:
    """Return the audience in words, with the families it means."""
    size = queries.audience_size(
        desk.store,
        desk.year,
        activity.audience,
        activity.grades,
        activity.class_group_ids,
    )[0]
    groups = roster.class_groups(desk.store, desk.year)
    chosen = [str(grade) for grade in activity.grades] + [
        group.name for group in groups if group.id in activity.class_group_ids
    ]
    named = f"{say(activity.audience.label)}: {in_list(chosen)}"
    families = say_many("{count} family", "{count} families", size.families)
    return f"{named if chosen else say(activity.audience.label)} · {families}"


def _day(activity: Activity) -> str:
    if activity.planned_on is None:
        return ""
    if activity.date_precision is DatePrecision.MONTH:
        return in_month(activity.planned_on)
    hours = [f"{at:%H.%M}" for at in (activity.starts_at, activity.ends_at) if at]
    return ", ".join(filter(None, [in_weekday(activity.planned_on), "–".join(hours)]))


def _target(activity: Activity) -> str:
    if activity.target is None:
        return activity.indicator
    side = say(activity.direction.label)
    target = f"{side} {in_number(activity.target)} {activity.unit}".strip()
    return f"{activity.indicator}: {target}"


def _line(line: BudgetLine) -> dict[str, object]:
    volume = f"{in_number(line.volume)} {line.unit}".strip()
    return {
        say("What for"): line.title,
        say("Volume"): volume,
        say("Price (Rp)"): in_rupiah(line.price or Decimal(0)),
        say("Amount (Rp)"): in_rupiah(line.amount),
        say("Source of funds"): say(line.source.label),
        say("Fiscal year"): str(line.fiscal_year),
        say("ARKAS code"): line.arkas_code,
        say("Partner"): line.partner,
    }


def _series(desk: Desk, beside: Sequence[BesideActivity]) -> None:
    rows = [row for row in beside if row.kind == "series"]
    if not rows:
        return
    st.subheader(say("The same event in other years"))
    for row in rows:
        url = link(desk, "kegiatan", tahun=row.school_year, kegiatan=row.id)
        parts = [
            f"**{row.school_year}/{row.school_year + 1}**",
            say(STEP_WORDS[row.step]),
        ]
        if row.represented is not None:
            share = in_percent(row.represented)
            parts.append(say("{share} of families represented", share=share))
        go(row.text, url, " · ".join(parts) + " · ")


def _history(desk: Desk, activity: Activity) -> None:
    key = f"history-{activity.id}"
    told = st.expander(say("History of this activity"), key=key, on_change="rerun")
    if not told.open:
        return
    for event in events_of(desk.store, "activity", activity.id):
        what = say(EVENT_WORDS.get(event.event, EVENT_WORDS["changed"]))
        when = in_moment(event.noted_at, desk.school.zone)
        told.caption(f"{when} · {event.person} · {what}")
