"""Contacts in numbers, and one that the principal opens with a reason."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from data.arising import Arising
from data.contacts import ContactKind
from data.few import hides, shared, shared_one
from data.language import say, say_many
from data.roster import store as roster
from data.roster.queries import listed_pupils
from data.ui.arising import finding_way
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.forms import finished, form_id, telling
from data.ui.links import ways_beside
from data.ui.passages import passages
from data.ui.tables import beside
from data.ui.tabs import unfold
from execution.contacts import cards, queries
from execution.contacts.actions import open_with_reason
from execution.contacts.queries import ContactCount
from execution.contacts.store import Opened


def told(desk: Desk) -> None:
    """Tell the principal how many there were, and let them open one."""
    st.caption(
        say(
            "Contacts with families are confidential. You see numbers; fewer than five "
            "are hidden. One contact opens by giving a reason, asked each time and "
            "kept in the history."
        )
    )
    label = say("Open one contact")
    unfold(label, "open-one", partial(_opening, desk), icon=":material/lock:")
    in_numbers(desk)


def in_numbers(desk: Desk) -> None:
    """Show how many contacts there were, as others may see it."""
    rows = queries.contact_counts(desk.store, desk.year, desk.today)
    if not rows:
        st.info(say("No contact of this year is written down yet."))
        return
    total = sum(cards.by_code(rows, "kind").values())
    figures([Figure(say("Contacts so far"), shared_one(total))])
    kinds = {kind.value: say(kind.label) for kind in ContactKind}
    ways = {"direct": say("Directly"), "indirect": say("Indirectly")}
    left, right = st.columns(2)
    with left:
        _counted(rows, "kind", say("What it was"), kinds.__getitem__)
        _counted(rows, "way", say("By what"), ways.__getitem__)
        _counted(rows, "month", say("Month"), cards.month_of)
    with right:
        _counted(rows, "class_group", say("Class group"), lambda name: name or "–")
        _findings(desk, rows)


def _findings(desk: Desk, rows: Sequence[ContactCount]) -> None:
    """Let a leader make a finding of a class group whose count others may see."""
    by_code = cards.by_code(rows, "class_group")
    told = shared(by_code) if hides(by_code) else {}
    ways = [
        way._replace(label=f"{way.label}: {group.name}")
        for group in roster.class_groups(desk.store, desk.year)
        if told.get(group.name, "").isdigit()
        for way in finding_way(desk, Arising.CONTACTS, group.id)
    ]
    if ways:
        ways_beside(ways)


def _counted(
    rows: Sequence[ContactCount],
    counted_by: str,
    heading: str,
    called: Callable[[str], str],
) -> None:
    by_code = cards.by_code(rows, counted_by)
    if not hides(by_code):
        st.caption(say("{what}: too few to be told apart.", what=heading))
        return
    counts = shared(by_code)
    told = ((called(name), count) for name, count in counts.items())
    st.html(beside((heading, say("Contacts")), told))


def _opening(desk: Desk) -> None:
    """Let the principal open one contact; it is gone with the next press."""
    pupils = {
        one.id: f"{one.name} · {one.class_group}"
        for one in listed_pupils(desk.store, desk.year)
    }
    key = form_id("open-contact")
    with st.form(f"open-{key}", border=False):
        fields = Fields(key)
        pupil = fields.one(
            "student_id", say("Pupil"), pupils, placeholder=say("Type a name")
        )
        place = fields.whole(
            "place", say("Which one, counted from the newest"), 1, 99, shown=1
        )
        label, told = say("Reason"), say("The reason is kept in the history.")
        reason = fields.area("reason", label, height=80, help=told)
        sent = st.form_submit_button(say("Open it with this reason"))
    if sent and pupil is None:
        st.error(say("Choose a pupil first."))
    elif sent and pupil is not None:
        with telling():
            opened = open_with_reason(desk.act(), pupil, place or 1, reason)
            finished("open-contact")
            _opened(desk, opened)


def _opened(desk: Desk, opened: Opened) -> None:
    if opened.contact is None:
        st.info(
            say_many(
                "There is {count} contact about this pupil. Your reason was kept.",
                "There are {count} contacts about this pupil. Your reason was kept.",
                opened.of,
            )
        )
        return
    facts = queries.facts_of(desk.store, opened.contact.id)
    with st.container(border=True):
        st.markdown(f"**{say(facts.kind.label)}**")
        st.caption(
            say(
                "{place} of {of}, the newest first. It is shown until your next press; "
                "then a reason is asked again.",
                place=opened.place,
                of=opened.of,
            )
        )
        passages(cards.spoken(facts))
