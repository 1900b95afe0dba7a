"""The duty slips' page: a page of paper for every member of a committee."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data.duties import Duty
from data.language import N_, in_list, in_number, say, say_many
from data.names import file_name
from data.ui.address import asked_origin
from data.ui.ahead import ahead_first
from data.ui.desk import Desk
from data.ui.empty import nothing_yet
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.head import titled
from data.ui.links import Way, anchor, go, link, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.tables import Cell, Group, lines, listing, plain
from organizing.committees.queries import CommitteeOverview, committee_overview
from organizing.links.actions import tokens_for
from organizing.links.form import giving_to_all
from organizing.slips.documents import duty_slips_paper
from organizing.slips.queries import DutySlips, SlipPerson, duty_slips
from organizing.tasks.form import chosen_activity
from organizing.tasks.models import TaskStep
from planning.activities.models import Activity

PAGE = Page(
    N_("Duty slips"),
    "kartu",
    "badge",
    Section.ORGANIZE,
    Duty.PRINT_SLIPS,
    use=Use.FROM_A_PAGE,
    words=N_("print duties, QR"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    with titled(PAGE.headed(desk.year)):
        label, none = say("Duty slips of"), say("Choose an activity")
        activity = chosen_activity(desk, label, none)
    if activity:
        _slips_of(desk, activity)
        return
    st.caption(
        say(
            "Choose an activity: every member of its committee gets a page with their "
            "duty, right and responsibility, their tasks with dates, the rundown, whom "
            "to ask, and a QR code that opens their tasks without an account."
        )
    )
    rows = [r for r in committee_overview(desk.store, desk.year) if r.members]
    if not rows:
        nothing_yet(
            say("Nobody is on a committee of this year yet."),
            Way(say("Set up a committee"), link(desk, "panitia")),
        )
        return
    ahead_first(rows, partial(_is_over, desk), partial(_list, desk), "slips")


def _is_over(desk: Desk, row: CommitteeOverview) -> bool:
    return row.step.is_closed or row.when.is_past(desk.today)


def _list(desk: Desk, rows: Sequence[CommitteeOverview]) -> None:
    heads = ((say("Activity"), ""), (say("Date"), ""), (say("People"), "number"))
    listing(heads, [Group((), [_line(desk, row) for row in rows])])


def _line(desk: Desk, row: CommitteeOverview) -> list[Cell]:
    title = anchor(row.title, link(desk, PAGE.path, kegiatan=row.activity_id))
    return [
        Cell(f"<strong>{title}</strong>"),
        plain(row.when.in_weekday(), "flow"),
        plain(in_number(row.members), "number", say("People")),
    ]


def _slips_of(desk: Desk, activity: Activity) -> None:
    slips = duty_slips(desk.store, activity.id, desk.clock())
    people = slips.people
    if not people:
        st.info(
            say(
                "Nobody works for this activity yet. Set up its committee; then its "
                "duty slips are printed here."
            )
        )
        go(say("Set up the committee"), link(desk, "panitia", kegiatan=activity.id))
        return
    where = unmarked(activity.place)
    st.caption(" · ".join(filter(None, (activity.when.in_weekday(), where))))
    _counts(people)
    _without_link(desk, people)
    if origin := asked_origin(desk):
        tokens = tokens_for(desk.act(), list(slips.links.values()))
        slips = slips.opened_at(origin, tokens)
    _downloads(slips)
    lines([_row(one) for one in people], (say("Open tasks"),))
    go(say("Personal links"), link(desk, "tautan"))


def _counts(people: Sequence[SlipPerson]) -> None:
    facts = (
        (say("Slips"), len(people)),
        (say("With a link"), sum(one.link_id is not None for one in people)),
        (say("Without tasks"), sum(not one.duties for one in people)),
    )
    figures(Figure(label, in_number(count)) for label, count in facts)


def _without_link(desk: Desk, people: Sequence[SlipPerson]) -> None:
    """Offer links to those who could not open their tasks otherwise."""
    without = {one.id: one.name for one in people if one.needs_link}
    if not without or not desk.year_is_open:
        return
    words = say_many(
        "**{count} member** has neither an account nor a personal link; the slip would "
        "have no QR code.",
        "**{count} members** have neither an account nor a personal link; their slips "
        "would have no QR code.",
        len(without),
    )
    button = say("Give them a link until the school year ends")
    giving_to_all(desk, "slip-links", without, words, button)


def _downloads(slips: DutySlips) -> None:
    people, name = slips.people, file_name(slips.activity.title)
    with st.container(border=True):
        all_of_them = say_many(
            "Download {count} slip (DOCX)",
            "Download all {count} slips (DOCX)",
            len(people),
        )
        two = _is_two_up(slips)
        made = partial(duty_slips_paper, slips, is_two_up=two)
        offer_paper(all_of_them, made, f"Kartu-tugas-{name}.docx", is_first=True)
        if not slips.addresses:
            st.caption(say("No slip would show a QR code yet."))
        _slip_of_one(slips, name)
        _without_phone(slips)
        if not slips.addresses:
            return
        st.caption(
            say(
                "Contains personal links: hand each slip to its person only, and do "
                "not put the file on the internet."
            )
        )


def _is_two_up(slips: DutySlips) -> bool:
    ways = {False: say("One page each"), True: say("Two on a page, to cut apart")}
    fields = Fields(slips.activity.id)
    return bool(fields.radio("slip-layout", say("On paper"), ways, shown=False))


def _without_phone(slips: DutySlips) -> None:
    """Say whose number the slips do not show, and where consent is noted."""
    asked = {one.id: one for p in slips.people for one in slips.contacts_of(p)}
    names = [one.name for one in asked.values() if not one.phone]
    if names:
        st.caption(
            say(
                "Without a telephone on the slips, since number or consent is not in "
                "the directory: {names}",
                names=unmarked(in_list(names)),
            )
        )


def _slip_of_one(slips: DutySlips, name: str) -> None:
    names = {one.id: one.name for one in slips.people}
    label, choose = say("Or the slip of one person"), say("Choose a person")
    fields = Fields(slips.activity.id)
    chosen = fields.one("slip-person", label, names, placeholder=choose)
    if chosen is not None:
        one = say("Download the slip of {name}", name=names[chosen])
        made = partial(duty_slips_paper, slips.only(chosen))
        file = f"Kartu-tugas-{name}-{file_name(names[chosen])}.docx"
        offer_paper(one, made, file, is_first=False)


def _row(one: SlipPerson) -> dict[str, str]:
    open_duties = [duty for duty in one.duties if duty.step is not TaskStep.DONE]
    return {
        say("Name"): one.name,
        say("Element"): say(one.element.label),
        say("Position"): in_list([post.title for post in one.posts]) or "–",
        say("Open tasks"): in_number(len(open_duties)),
        say("Opens tasks by"): _way(one),
    }


def _way(one: SlipPerson) -> str:
    ways = [say("account")] if one.has_account else []
    if one.link_id:
        ways.append(say("personal link"))
    return in_list(ways) or "–"
