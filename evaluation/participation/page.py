"""Whose families came: class group by activity, by slot, fathers, reach, two years."""

from collections.abc import Sequence

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, in_number, say, say_many
from data.same import once
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.links import anchor, go, link
from data.ui.pages import Page, Section, Use
from data.ui.tables import Cell, Group, lines, listing, plain
from data.ui.tabs import tabs, unfold
from evaluation.participation import charts, queries, told
from evaluation.participation.models import told_reach

PAGE = Page(
    N_("Participation of families"),
    "partisipasi",
    "family_restroom",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    Use.RARE,
    heading=N_("Participation of families {year}"),
    words=N_("families, attendance in numbers, class groups"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    rows = queries.heat(desk.store, desk.year)
    if not rows:
        st.info(
            say(
                "No attendance of families counts yet. It does once an activity was "
                "held, who came was entered, and its closing is complete."
            )
        )
        go(say("Open the attendance"), link(desk, "kehadiran"))
        return
    tabs(
        "participation",
        (
            (say("Class groups and activities"), lambda: _heat(rows)),
            (say("Day, hour, kind"), lambda: _slots(desk)),
            (say("Fathers"), lambda: _fathers(desk)),
            (say("Reach"), lambda: _reach(desk)),
            (say("Two years"), lambda: _two_years(desk)),
        ),
    )
    go(say("All figures and charts"), link(desk, "hasil"))


def _heat(rows: Sequence[queries.Heat]) -> None:
    st.subheader(say("At which activities did whose families come?"))
    shown = tuple(rows)
    chart(once(told.heat, shown), charts.heat, shown)
    st.caption(
        say(
            "A field is the share of invited families of a class group that were "
            "represented, in percent. Grey: fewer than five families. Empty: not "
            "invited. Visits to homes and what is for some pupils "
            "is not shown."
        )
    )


def _slots(desk: Desk) -> None:
    st.subheader(say("When, and at what, do more families come?"))
    rows = queries.slots(desk.store, desk.year)
    if charts.by_kind(rows):
        chart(told.slots(rows), charts.slots, tuple(rows))
    else:
        st.info(told.slots(rows))
    st.caption(
        say(
            "Families represented by families invited, added up over the activities. "
            "Pale: fewer than three activities, which say little about the day or the "
            "kind. What else differed between the activities is not known from here."
        )
    )


def _fathers(desk: Desk) -> None:
    st.subheader(say("How large is the fathers' share?"))
    rows = [row for row in queries.months(desk.store, desk.year) if row.father]
    if not any(row.fathers is not None for row in rows):
        st.info(say("No father is in the attendance yet, or only few parents are."))
        return
    chart(told.over(rows, charts.fathers_came), charts.fathers, tuple(rows))
    st.caption(
        say(
            "Fathers by fathers and mothers who came, month by month. Guardians, "
            "standing-in parents and who came online are left out."
        )
    )


def _two_years(desk: Desk) -> None:
    st.subheader(say("Do more families come than a year ago?"))
    rows = [
        row for row in queries.months(desk.store, desk.year) if row.share is not None
    ]
    if not rows:
        st.info(say("No activity with a date and enough families was held yet."))
        return
    chart(told.over(rows, charts.came), charts.two_years, tuple(rows))
    st.caption(
        say(
            "Families represented by families invited, in each month in which an "
            "activity was held."
        )
    )


def _reach(desk: Desk) -> None:
    st.subheader(say("For how many pupils did somebody come?"))
    st.caption(
        say(
            "Counted by pupil, brothers and sisters each, from attendance taken by "
            "name. Few pupils stay hidden."
        )
    )
    lines(_reached(queries.reach(desk.store, desk.year)), _names()[1:])
    if duties.may(Duty.SEE_UNREACHED, desk.person):
        unfold(
            say("Pupils for whom nobody came yet, to help them"),
            "unreached",
            lambda: _unreached(desk),
        )


def _names() -> list[str]:
    return [
        say("Class group"),
        say("Pupils"),
        say("Not yet"),
        say("Once or twice"),
        say("Three times or more"),
        say("On no list"),
    ]


def _reached(rows: Sequence[queries.Reach]) -> list[dict[str, str]]:
    names = _names()
    counts = [
        {
            names[2]: row.never,
            names[3]: row.once,
            names[4]: row.often,
            names[5]: row.not_asked,
        }
        for row in rows
    ]
    heads = [(row.class_group, row.pupils) for row in rows]
    heads.append((say("All together"), sum(row.pupils for row in rows)))
    return [
        {names[0]: name, names[1]: in_number(pupils), **told}
        for (name, pupils), told in zip(heads, told_reach(counts), strict=True)
    ]


def _unreached(desk: Desk) -> None:
    rows = queries.unreached(desk.store, desk.year, desk.today)
    if not rows:
        st.info(say("Somebody came for every pupil whose name stands on a list."))
        return
    st.caption(
        say(
            "Only you read this list. It says nothing about a family's good will: ask "
            "what hinders them, by a visit, a call or a standing-in parent."
        )
    )
    st.markdown(say_many("**{count} pupil**", "**{count} pupils**", len(rows)))
    heads = (
        (say("Pupil"), "lead"),
        (say("On lists"), "number"),
        (say("Excused"), "number"),
        (say("Home visit"), ""),
        (say("Other contact"), ""),
        (say("Standing-in parent"), ""),
    )
    groups: dict[str, list[list[Cell]]] = {}
    for row in rows:
        groups.setdefault(row.class_group, []).append(_pupil(desk, row))
    listing(
        heads,
        [Group([plain(name)], found) for name, found in groups.items()],
    )


def _pupil(desk: Desk, row: queries.Unreached) -> list[Cell]:
    url = link(desk, "kontak", siswa=row.student_id)
    return [
        Cell(anchor(row.pupil, url), "lead"),
        plain(in_number(row.invited), "number", say("On lists")),
        plain(in_number(row.excused), "number", say("Excused")),
        plain(_yes_no(row.was_visited), label=say("Home visit")),
        plain(_yes_no(row.was_spoken_with), label=say("Other contact")),
        plain(_yes_no(row.has_foster_parent), label=say("Standing-in parent")),
    ]


def _yes_no(answer: bool) -> str:
    return say("yes") if answer else say("no")
