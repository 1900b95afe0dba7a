"""One activity in full: to fill in, or to read where the plan is closed."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.activity import in_incidental
from data.calendar import SchoolYear
from data.duties import Duty
from data.fields import in_words
from data.language import (
    N_,
    in_number,
    in_percent,
    in_rupiah,
    say,
)
from data.people import store as people
from data.roster import store as roster
from data.ui import head
from data.ui.cards import Card, cards
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving, shown_activity
from data.ui.happened import happened
from data.ui.links import Way, anchor, go, link, unmarked, ways, ways_beside
from data.ui.pages import Page, Section, Use
from data.ui.tables import Cell, Group, listing, plain
from planning.activities import queries
from planning.activities import store as activities
from planning.activities.actions import (
    change_activity,
    drop_activity,
    duplicate_activity,
    plan_activity,
)
from planning.activities.facts import addressed, in_standard, warnings_of
from planning.activities.fields import FIELDS, OF, Tab, called
from planning.activities.form import filled_in, show_tasks
from planning.activities.models import Activity, PlannedTask
from planning.activities.queries import BesideActivity
from planning.budget.fields import OF_LINE
from planning.budget.models import BudgetLine
from planning.clashes.models import Clash
from planning.clashes.queries import clashes_in
from planning.goals import store as goals
from planning.plan.form import planning_is_open
from planning.sources.models import Aspect, SourceKind

PAGE = Page(
    N_("Activity"),
    "kegiatan",
    "event_note",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.FROM_A_PAGE,
    heading=None,
)

HOME_OF_SOURCE: Final = {"finding": "temuan", "decision": "rapat"}
LOOK: Final = """<style>
.plan-facts{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.45rem 1.2rem;
margin:0}.plan-facts dt{color:var(--quiet)}.plan-facts dd{margin:0;white-space:pre-wrap}
@media(max-width:640px){.plan-facts{display:block}.plan-facts dd{margin-bottom:.6rem}}
</style>"""


def show(desk: Desk) -> None:
    """Draw the page."""
    page_head, place = head.begun()
    with page_head:
        chosen = _choose(activities.activities_in(desk.store, desk.year))
    place.title(unmarked(chosen.title) if chosen else say("Plan an activity"))
    if chosen is None:
        _begin(desk)
        return
    _ways_on(desk, chosen)
    lines = activities.budget_lines(desk.store, chosen.id)
    tasks = activities.planned_tasks(desk.store, chosen.id)
    beside = queries.beside_activity(desk.store, chosen.id)
    _standing(chosen)
    _origins(desk, beside)
    _notes(desk, beside)
    _warnings(desk, chosen, lines)
    if planning_is_open(desk):
        _form(desk, chosen, lines, tasks)
        _copy_or_drop(desk, chosen)
    else:
        reading(desk, chosen, lines, tasks)
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
    if planning_is_open(desk):
        _say_links(
            (say("From a template"), link(desk, "template")),
            (say("From last year"), link(desk, "lanjutkan")),
            (say("Several quickly: the list"), link(desk, "agenda")),
            (say("Goals"), link(desk, "tujuan")),
        )
        _form(desk, None, [], [])
    else:
        st.info(say("Choose an activity above to read its plan."))
        if desk.may_now(Duty.PLAN_YEAR):
            go(say("Add an incidental activity"), link(desk, "program", tambah=1))


def _say_links(*links: tuple[str, str]) -> None:
    ways_beside(Way(label, url) for label, url in links)


def _ways_on(desk: Desk, activity: Activity) -> None:
    _say_links(
        (say("Room of the activity"), link(desk, "ruang", kegiatan=activity.id)),
        (say("Proposal and papers"), link(desk, "dokumen", kegiatan=activity.id)),
        (say("Calendar"), link(desk, "kalender")),
        (say("All activities"), link(desk, "agenda")),
    )


def _standing(activity: Activity) -> None:
    """Show the ticks of a complete plan, and the standard, as badges."""
    ticks = activity.ticks
    marks = (
        (ticks.goal, say("Goal stated")),
        (ticks.classified, say("Classified")),
        (ticks.scheduled, say("Scheduled")),
        (ticks.procedure, say("Procedure described")),
        (ticks.led, say("Person in charge")),
        (activity.has_standard, say("Success standard")),
    )
    if activity.incidental:
        st.info(unmarked(in_incidental(activity.incidental)), icon=":material/event:")
    shown = [f":{'green' if d else 'gray'}-badge[{'✓○'[not d]} {n}]" for d, n in marks]
    st.markdown(" ".join(shown))


def _origins(desk: Desk, beside: Sequence[BesideActivity]) -> None:
    kinds = {str(kind): kind for kind in SourceKind}
    aspects = {str(aspect): say(aspect.label) for aspect in Aspect}
    came = []
    for row in beside:
        if row.kind in kinds:
            assessed = kinds[row.kind] is SourceKind.ASSESSMENT
            said = aspects.get(row.text, row.text) if assessed else row.text
            url = link(desk, HOME_OF_SOURCE.get(row.kind, "situasi"))
            before = say("Came from: {kind}", kind=kinds[row.kind])
            came.append(Way(said, url, f"{before} · "))
    if came:
        ways(came)


def _notes(desk: Desk, beside: Sequence[BesideActivity]) -> None:
    """Show what the principal asks to mend; who answers goes from here to the note."""
    notes = [row for row in beside if row.kind == "note"]
    if not notes:
        return
    asked = say("The principal asks to mend:")
    if not desk.may_now(Duty.ANSWER_NOTES):
        said = [f"<li>{escape(row.text)}</li>" for row in notes]
    else:
        answer = say("Answer, or mark as mended")
        said = [
            f"<li>{escape(row.text)} · "
            f"{anchor(answer, link(desk, 'program', jawab=row.id))}</li>"
            for row in notes
        ]
    cards([Card(asked, f"<ul>{''.join(said)}</ul>")])


def _warnings(desk: Desk, activity: Activity, lines: list[BudgetLine]) -> None:
    """Warn of clashes, fiscal years and levies; saving stays possible."""
    found = warnings_of(activity, lines, _clashes(desk, activity))
    if found:
        st.warning(_bulleted(say("Please look at this again:"), found))


def _clashes(desk: Desk, activity: Activity) -> list[Clash]:
    if activity.planned_on is None:
        return []
    return list(clashes_in(desk.store, desk.year).get(activity.id, []))


def _bulleted(words: str, lines: Sequence[str]) -> str:
    return "\n".join([words, "", *(f"- {line}" for line in lines)])


def _form(
    desk: Desk,
    kept: Activity | None,
    lines: list[BudgetLine],
    tasks: list[PlannedTask],
) -> None:
    kept = as_drawn(kept, kept.id) if kept else None
    new_id = form_id("activity")
    filled = filled_in(desk, kept, lines, tasks, new_id)
    if filled is None:
        return
    told = say("The activity was saved.")
    labels = {name: called(name) for name in OF} | {"budget": say(Tab.BUDGET.label)}
    with saving(str(kept.id) if kept else "activity", told, **labels):
        draft = filled.draft(desk.year, labels)
        if kept:
            change_activity(desk.act(), kept.id, kept.version, draft)
        else:
            plan_activity(desk.act(), new_id, draft, desk.year)
            st.query_params["kegiatan"] = str(new_id)


def _copy_or_drop(desk: Desk, activity: Activity) -> None:
    kept = as_drawn(activity, activity.id)
    buttons = st.container(horizontal=True)
    new_id = form_id(f"copy-{kept.id}")
    with buttons.popover(say("Duplicate"), icon=":material/content_copy:"):
        st.caption(say("Copies everything but committee and spending."))
        day = Fields(f"copy-{new_id}").day(
            "day", say("New day, or the same"), desk.year
        )
        if st.button(say("Duplicate and open"), key=f"copy-{new_id}", type="primary"):
            with saving(f"copy-{kept.id}", say("The activity was duplicated.")):
                duplicate_activity(desk.act(), kept.id, new_id, day)
                st.query_params["kegiatan"] = str(new_id)
    _dropping(desk, kept, buttons)


def _dropping(desk: Desk, activity: Activity, place: DeltaGenerator) -> None:
    def drop() -> None:
        drop_activity(desk.act(), activity.id)
        del st.query_params["kegiatan"]

    ending(
        say("Drop"),
        say("Only while it has no committee, tasks, closing or finding."),
        say("Drop this activity"),
        drop,
        say("The activity was dropped."),
        key=f"drop-{activity.id}-{activity.version}",
        back=Back.NEVER,
        place=place,
        icon=":material/delete:",
    )


def reading(
    desk: Desk,
    activity: Activity,
    lines: list[BudgetLine],
    tasks: list[PlannedTask],
    without: Collection[str] = (),
) -> None:
    """Show what is planned of an activity, but for the fields in ``without``."""
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>"
        for name, text in _facts(desk, activity, without)
        if text
    )
    with st.container(border=True):
        st.html(f'{LOOK}<dl class="plan-facts">{rows}</dl>')
    if lines:
        st.subheader(say("Budget"))
        _money(lines)
    if tasks:
        st.subheader(say("Tasks"))
        show_tasks(tasks)


def _facts(
    desk: Desk, activity: Activity, without: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Give each field's label and value; some fields are told together."""
    names = {goal.id: goal.title for goal in goals.goals_in(desk.store, desk.year)}
    names |= {person.id: person.name for person in people.people(desk.store)}
    when = activity.when.with_hours(activity.starts_at, activity.ends_at, undated="")
    together = {
        "audience": (called("audience"), _addressed(desk, activity)),
        "planned_on": (called("planned_on"), when),
        "indicator": (say(Tab.STANDARD.label), in_standard(activity)),
    }
    for field in FIELDS:
        if field.name in without:
            continue
        if field.name in together:
            yield together[field.name]
        elif field.name != "title" and not field.told_with:
            told = in_words(getattr(activity, field.name), names)
            yield called(field.name), told


def _addressed(desk: Desk, activity: Activity) -> str:
    """Return who takes part in words, with the pupils' families that are meant."""
    names = {one.id: one.name for one in roster.class_groups(desk.store, desk.year)}
    return addressed(activity, names, activities.families_of(desk.store, activity.id))


def _money(lines: Sequence[BudgetLine]) -> None:
    heads = (
        (say(OF_LINE["title"].label), ""),
        (say("Volume × price"), "number"),
        (say(OF_LINE["amount"].label), "number"),
        (say(OF_LINE["source"].label), ""),
        (say(OF_LINE["arkas_code"].label), ""),
    )
    listing(heads, [Group((), [_line(line) for line in lines])])
    if len(lines) > 1:
        total = sum((line.amount for line in lines), Decimal(0))
        st.caption(say("Total: {amount}", amount=in_rupiah(total)))


def _line(line: BudgetLine) -> list[Cell]:
    volume = f"{in_number(line.volume)} {line.unit}".strip()
    source = f"{say(line.source.label)} {line.fiscal_year}"
    return [
        plain(line.title),
        plain(f"{volume} × {in_rupiah(line.price or Decimal(0))}", "number"),
        plain(in_rupiah(line.amount), "number", say("Amount")),
        plain(f"{source}: {line.partner}" if line.partner else source),
        plain(line.arkas_code, label=say(OF_LINE["arkas_code"].label)),
    ]


def _series(desk: Desk, beside: Sequence[BesideActivity]) -> None:
    rows = [row for row in beside if row.kind == "series"]
    if not rows:
        return
    st.subheader(say("The same event in other years"))
    ways(_other_year(desk, row) for row in rows)


def _other_year(desk: Desk, row: BesideActivity) -> Way:
    year = SchoolYear(start=row.school_year)
    parts = [str(year), say(row.step.label) if row.step else ""]
    if row.represented is not None:
        share = in_percent(row.represented)
        parts.append(say("{share} of pupils' families represented", share=share))
    url = link(desk, "kegiatan", tahun=row.school_year, kegiatan=row.id)
    return Way(row.text, url, " · ".join(parts) + " · ")


def _history(desk: Desk, activity: Activity) -> None:
    key = f"history-{activity.id}"
    told = st.expander(say("History of this activity"), key=key, on_change="rerun")
    if not told.open:
        return
    with told:
        happened(desk, "activity", activity.id)
