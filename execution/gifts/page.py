"""What was given freely: money and goods with their records, and who helped."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from html import escape

import streamlit as st

from data.language import N_, in_number, in_rupiah, in_short, say, say_many
from data.letters import store as register
from data.letters.form import NumberSteps, number_of_paper
from data.names import file_name
from data.people.queries import listed_people
from data.ui.desk import Desk
from data.ui.empty import nothing_yet
from data.ui.figures import Figure, figures
from data.ui.files import FileSteps, files_of_record
from data.ui.forms import refuse
from data.ui.links import anchor, go, link, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import unfold
from execution.gifts import store as gifts
from execution.gifts.actions import (
    attach_to_gift,
    describe_on_gift,
    detach_from_gift,
    number_gift,
    take_back_gift_number,
)
from execution.gifts.documents import HandoverFacts, handover_record
from execution.gifts.form import (
    kept_gift,
    kept_volunteers,
    new_gift,
    new_volunteers,
)
from execution.gifts.models import Gift, Volunteers
from execution.spending import store as spendings
from execution.spending.actions import amounts_refusal
from execution.spending.models import keeping_refusal
from planning.activities.models import Activity
from planning.budget.models import LEVY_RULE

PAGE = Page(
    N_("Gifts and help"),
    "pemberian",
    "volunteer_activism",
    Section.EXECUTE,
    duty=None,
    use=Use.RARE,
    heading=N_("Gifts and help {year}"),
    words=N_("donations, sponsors, volunteers"),
)

FILES = FileSteps(attach_to_gift, describe_on_gift, detach_from_gift)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    if refusal := amounts_refusal(desk.act()):
        refuse(refusal)
        return
    found = gifts.gifts_of(desk.store, desk.year.start)
    _gifts(desk, found, None)
    st.caption(say(LEVY_RULE))


def part(desk: Desk, activity: Activity) -> None:
    """Draw what was given for an activity, and who helped, to those who may see it."""
    if amounts_refusal(desk.act(), activity.id):
        return
    st.subheader(say("Gifts and help"), anchor=False)
    found = gifts.gifts_of(desk.store, activity.school_year, activity.id)
    _gifts(desk, found, activity)
    _helped(desk, activity)


def _may_keep(desk: Desk, activity: Activity | None) -> bool:
    treasurer = activity is not None and spendings.is_treasurer(
        desk.store, activity.id, desk.person.id
    )
    refused = keeping_refusal(desk.person, is_treasurer=treasurer)
    return desk.year_is_open and refused is None


def _here(desk: Desk, activity: Activity | None) -> str:
    if activity is None:
        return link(desk, "pemberian")
    return link(desk, "ruang", kegiatan=activity.id, bagian="keuangan")


def _gifts(desk: Desk, found: Sequence[Gift], activity: Activity | None) -> None:
    asked = st.query_params.get("pemberian", "")
    chosen = next((gift for gift in found if str(gift.id) == asked), None)
    if chosen:
        _gift(desk, chosen, activity)
        return
    if found:
        value = sum((gift.value for gift in found), Decimal(0))
        figures(
            [
                Figure(say("Gifts"), in_number(len(found))),
                Figure(say("Money and estimated value"), in_rupiah(value)),
            ]
        )
        _list(desk, found, activity)
    else:
        nothing_yet(
            say(
                "Nothing was given yet. Money, goods and help that parents, alumni or "
                "partners give freely stand here, with the record of handing over."
            )
        )
    if _may_keep(desk, activity):
        unfold(
            say("Note a gift"),
            f"new-gift-{activity.id if activity else 'school'}",
            lambda: new_gift(desk, activity.id if activity else None),
        )


def _list(desk: Desk, found: Sequence[Gift], activity: Activity | None) -> None:
    heads = (
        (say("What was given"), "lead"),
        (say("Day"), ""),
        (say("Value"), "corner"),
    )
    rows = []
    for gift in found:
        title = anchor(gift.title, f"{_here(desk, activity)}&pemberian={gift.id}")
        said = [_quantity(gift), say(gift.giver.label), gift.giver_name]
        about = " · ".join(filter(None, said))
        rows.append(
            [
                Cell(f"{title}<small>{escape(about)}</small>", "lead"),
                plain(in_short(gift.received_on) if gift.received_on else "–"),
                plain(in_rupiah(gift.value) if gift.value else "–", "corner"),
            ]
        )
    listing(heads, [Group((), rows)])


def _quantity(gift: Gift) -> str:
    if gift.quantity is None:
        return ""
    return f"{in_number(gift.quantity.normalize())} {gift.unit}".strip()


def _gift(desk: Desk, gift: Gift, activity: Activity | None) -> None:
    here = f"{_here(desk, activity)}&pemberian={gift.id}"
    go(say("Back to all gifts"), _here(desk, activity), "‹ ")
    st.subheader(unmarked(gift.title), anchor=False)
    may_keep = _may_keep(desk, activity)
    title = activity.title if activity else _activity_of(desk, gift)
    given = register.letter_of(desk.store, Gift.table.name, gift.id)
    number = given.full_number if given else ""
    people = [p for p in listed_people(desk.store) if p.name == gift.received_by]
    post = people[0].position if len(people) == 1 else ""
    offer_paper(
        say("Record of handing over (DOCX)"),
        partial(handover_record, HandoverFacts(desk.school, gift, title, number, post)),
        f"Serah-Terima-{file_name(gift.title)}.docx",
    )
    number_of_paper(
        desk,
        Gift.table.name,
        gift.id,
        gift.received_on or desk.today,
        _number_steps(desk, gift) if may_keep else None,
    )
    files_of_record(
        desk,
        (Gift.table.name, gift.id),
        here,
        FILES if may_keep else None,
        say("Add a photo or the signed record"),
        asks=True,
    )
    if may_keep:
        kept_gift(desk, gift)


def _number_steps(desk: Desk, gift: Gift) -> NumberSteps:
    return NumberSteps(
        lambda *chosen: number_gift(desk.act(), gift.id, *chosen),
        lambda: take_back_gift_number(desk.act(), gift.id),
    )


def _activity_of(desk: Desk, gift: Gift) -> str:
    if gift.activity_id is None:
        return ""
    found = desk.store.find(Activity, gift.activity_id)
    return found.title if found else ""


# ── help ─────────────────────────────────────────────────────────────────────
def _helped(desk: Desk, activity: Activity) -> None:
    found = gifts.volunteers_of(desk.store, activity.id)
    may_keep = _may_keep(desk, activity)
    asked = st.query_params.get("relawan", "")
    chosen = next((one for one in found if str(one.id) == asked), None)
    if chosen and may_keep:
        kept_volunteers(desk, chosen)
        go(say("Back to all who helped"), _here(desk, activity), "‹ ")
        return
    if found:
        people = sum(one.people for one in found)
        st.markdown(say_many("{count} volunteer", "{count} volunteers", people))
        _volunteers(desk, found, activity, may_keep=may_keep)
    if may_keep:
        unfold(
            say("Note who helped"),
            f"new-volunteers-{activity.id}",
            lambda: new_volunteers(desk, activity.id),
        )


def _volunteers(
    desk: Desk, found: Sequence[Volunteers], activity: Activity, *, may_keep: bool
) -> None:
    heads = ((say("Who helped"), "lead"), (say("Day"), ""), (say("Hours"), "corner"))
    rows = []
    for one in found:
        name = escape(one.name)
        if may_keep:
            name = anchor(one.name, f"{_here(desk, activity)}&relawan={one.id}")
        people = say_many("{count} person", "{count} people", one.people)
        hours = "–" if one.hours is None else in_number(one.hours.normalize())
        rows.append(
            [
                Cell(
                    f"{name}<small>{escape(f'{people} · {one.title}')}</small>", "lead"
                ),
                plain(in_short(one.helped_on) if one.helped_on else "–"),
                plain(hours, "corner"),
            ]
        )
    listing(heads, [Group((), rows)])
