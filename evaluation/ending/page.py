"""The page on which a school year ends: what is open, what is decided, and closing."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, in_long, in_number, in_short, say
from data.school import store as schools
from data.school.models import YearRecord
from data.ui.arising import FINDING, FOLLOW_UP
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving
from data.ui.links import anchor, go, link
from data.ui.pages import Page, Section, Use
from data.ui.reasons import asked_reason
from data.ui.tables import Cell, Group, lines, listing, plain
from data.ui.tabs import first_rows, unfold
from evaluation.ending import store as endings
from evaluation.ending.actions import close_year, decide_open, reopen_year
from evaluation.ending.models import (
    MEANS,
    USUAL_MEANS,
    Matter,
    OpenMatter,
    Way,
    YearEndDecision,
    YearEndDraft,
    counted,
    named,
    undecided,
    ways_of,
)

PAGE = Page(
    N_("Closing the year"),
    "tutup-tahun",
    "event_available",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    use=Use.RARE,
    heading=N_("Closing of {year}"),
    words=N_("end of the year, next year"),
)

AT_ONCE = 40
"""So many matters of one kind are shown before the others are asked for."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    record = schools.year(desk.store, desk.year.start)
    if record.closed_on:
        _closed(desk, record)
        return
    matters = endings.open_matters(desk.store, desk.year)
    _standing(desk, matters)
    for kind in Matter:
        if mine := [matter for matter in matters if matter.kind is kind]:
            _kind(desk, kind, mine)
    _close(desk, record, matters)
    _brought(desk)


def _standing(desk: Desk, matters: Sequence[OpenMatter]) -> None:
    """Say how far the tidying up is, and when the year can be closed."""
    if not matters:
        st.success(say("Nothing of {year} is open any more.", year=desk.year))
        return
    st.caption(
        say(
            "Whatever of the year is open stands here. Finish it on its own page, or "
            "decide what becomes of it; several of a kind can be decided at once, with "
            "one reason."
        )
    )
    done = len(matters) - len(undecided(matters))
    st.progress(
        done / len(matters),
        say(
            "{decided} of {count} open matters decided",
            decided=in_number(done),
            count=in_number(len(matters)),
        ),
    )


def _kind(desk: Desk, kind: Matter, matters: Sequence[OpenMatter]) -> None:
    waiting = len(undecided(matters))
    label = say(
        "{kind}: {count}, {waiting} to decide",
        kind=say(kind.label),
        count=in_number(len(matters)),
        waiting=in_number(waiting),
    )
    draw = partial(_matters, desk, kind, matters)
    unfold(label, f"kind-{kind}", draw)


def _matters(desk: Desk, kind: Matter, matters: Sequence[OpenMatter]) -> None:
    first_rows(matters, AT_ONCE, partial(_listed, desk), f"more-{kind}")
    st.caption(say(MEANS.get(kind, USUAL_MEANS)))
    if desk.may_now(Duty.KEEP_SCHOOL):
        _decide(desk, kind, matters)


def _listed(desk: Desk, matters: Sequence[OpenMatter]) -> None:
    heads = (
        (say("Open"), "lead"),
        (say("Activity"), ""),
        (say("Day"), ""),
        (say("Decided"), ""),
    )
    listing(heads, [Group((), [_row(desk, matter) for matter in matters])])


def _row(desk: Desk, matter: OpenMatter) -> list[Cell]:
    decided = ""
    if matter.decision is not None:
        decided = " · ".join(filter(None, (say(matter.decision.label), matter.reason)))
    activity = matter.activity if matter.activity != matter.title else ""
    return [
        Cell(anchor(_titled(matter), _where(desk, matter)), "lead"),
        plain(activity, "", say("Activity")),
        plain(in_short(matter.due_on) if matter.due_on else "", "", say("Day")),
        plain(decided or say("not decided yet"), "", say("Decided")),
    ]


def _titled(matter: OpenMatter) -> str:
    if matter.kind is Matter.LETTERS:
        told = say("{count} not sent", count=in_number(matter.times))
    elif matter.kind is Matter.ANSWERS:
        told = say("{count} without an answer", count=in_number(matter.times))
    else:
        return matter.named
    return f"{matter.named} ({told})"


def _where(desk: Desk, matter: OpenMatter) -> str:
    """Return the address of the page on which a matter is brought to its end."""
    path, facts = {
        Matter.PROGRAMME: ("program", {}),
        Matter.NOTE: ("program", {}),
        Matter.ACTIVITY: ("ruang", {"bagian": "penutupan"}),
        Matter.TASK: ("ruang", {"bagian": "tugas"}),
        Matter.LETTERS: ("undangan", {"surat": matter.record_id}),
        Matter.ANSWERS: ("undangan", {"surat": matter.record_id}),
        Matter.REPORT: ("ruang", {"bagian": "penutupan"}),
        Matter.OBSTACLE: ("kendala", {"kendala": matter.record_id}),
        Matter.CONTACT: ("kontak", {"kontak": matter.record_id}),
        Matter.FOLLOW_UP: ("tindak-lanjut", {FOLLOW_UP: matter.record_id}),
        Matter.EVIDENCE: ("akreditasi", {}),
        Matter.QUESTIONNAIRE: ("angket", {"angket": matter.record_id}),
        Matter.REVIEW: ("penilaian", {}),
        Matter.YEAR_REVIEW: ("penilaian", {}),
        Matter.REVIEW_ANSWER: ("penilaian", {}),
        Matter.FINDING: ("tindak-lanjut", {FINDING: matter.record_id}),
    }[matter.kind]
    if path == "ruang":
        return link(desk, path, kegiatan=matter.activity_id, **facts)
    return link(desk, path, **facts)


def _decide(desk: Desk, kind: Matter, matters: Sequence[OpenMatter]) -> None:
    """Ask what becomes of those that are chosen, or of all that wait."""
    every = {matter.record_id: _choice(matter) for matter in matters}
    drawn = [as_drawn(one, f"{kind}-{one.record_id}") for one in matters]
    key = f"{kind}-{desk.year.start}-{sum(one.version for one in matters)}"
    ways, waiting = ways_of(kind), [one for one in drawn if not one.is_decided]
    with st.form(f"decide-{key}", border=False):
        fields = Fields(key)
        chosen = fields.many(
            "chosen",
            say("Which ones"),
            every,
            placeholder=say("All {count} that wait", count=in_number(len(waiting))),
        )
        if len(ways) > 1:
            decision = fields.radio("decision", say("Decision"), ways, shown=ways[0])
        else:
            decision = ways[0]
        reason = fields.area("reason", say("Reason"), height=80)
        sent = st.form_submit_button(_pressed(kind), type="primary")
    if sent:
        picked = set(chosen) or {one.record_id for one in waiting}
        seen = {o.record_id: o.version for o in drawn if o.record_id in picked}
        labels = {"reason": say("Reason")}
        with saving(key, say("The decision was kept."), **labels):
            draft = YearEndDraft(decision=decision or ways[0], reason=reason)
            decide_open(desk.act(), desk.year, kind, seen, draft)


def _pressed(kind: Matter) -> str:
    several = len(ways_of(kind)) > 1
    return say("Keep the decision") if several else say("Leave them as they are")


def _choice(matter: OpenMatter) -> str:
    parts = (
        _titled(matter),
        matter.activity,
        in_short(matter.due_on) if matter.due_on else "",
    )
    return " · ".join(dict.fromkeys(filter(None, parts)))


def _close(desk: Desk, record: YearRecord, matters: Sequence[OpenMatter]) -> None:
    """Offer to close the year, or say why that cannot be done yet."""
    st.subheader(say("Close {year}", year=desk.year), anchor=False)
    if desk.year.start >= desk.school.current_year:
        st.info(
            say(
                "{year} is closed once the next school year is the current one. What "
                "is open can be decided before.",
                year=desk.year,
            )
        )
        go(say("School and years"), link(desk, "sekolah"))
        return
    if waiting := undecided(matters):
        st.info(
            say(
                "{count} open matters are still to be decided; then the year can be "
                "closed.",
                count=in_number(len(waiting)),
            )
        )
        return
    if not desk.may_now(Duty.KEEP_SCHOOL):
        st.info(say("The vice principal for public relations can close the year now."))
        return
    record = as_drawn(record, record.start)
    ending(
        say("Close the year"),
        _means(desk, matters),
        say("Close {year}", year=desk.year),
        lambda: close_year(desk.act(), desk.year, record.version),
        say("{year} was closed.", year=desk.year),
        key=f"close-{desk.year.start}-{record.version}",
        back=Back.ANOTHER,
    )


def _means(desk: Desk, matters: Sequence[OpenMatter]) -> str:
    """Say what closing the year does, with what was decided."""
    ways = [one.decision for one in endings.decisions_in(desk.store, desk.year)]
    number = counted([way for way in ways if way is not None])
    told = say(
        "Nobody can change anything of {year} any more: neither plan nor tasks nor "
        "reports. It can be opened again, with a reason.",
        year=desk.year,
    )
    if not ways:
        return told
    return (
        told
        + " "
        + say(
            "Carried over into {next}: {carried}; declined: {closed}; left as they "
            "are: {left}.",
            next=desk.year.after,
            carried=in_number(number[Way.CARRIED]),
            closed=in_number(number[Way.CLOSED]),
            left=in_number(number[Way.LEFT]),
        )
    )


def _closed(desk: Desk, record: YearRecord) -> None:
    """Say since when the year is closed, how it was, and let it be opened again."""
    st.info(
        say(
            "{year} was closed on {day}. Everything of it can be read, nothing can be "
            "changed.",
            year=desk.year,
            day=in_long(record.closed_on) if record.closed_on else "–",
        ),
        icon=":material/lock:",
    )
    decided = endings.decisions_in(desk.store, desk.year)
    if decided:
        st.subheader(say("What was open, and what was decided"), anchor=False)
        _decided(decided)
    else:
        st.caption(say("Nothing was open when it was closed."))
    if not duties.may(Duty.KEEP_SCHOOL, desk.person):
        return
    record = as_drawn(record, record.start)
    key = f"reopen-{record.start}-{record.version}"
    reason = asked_reason(say("Open again"), say("Open again"), key)
    if reason is not None:
        with saving(key, say("{year} is open again.", year=desk.year)):
            reopen_year(desk.act(), desk.year, record.version, reason)


def _brought(desk: Desk) -> None:
    """Show what the year before carried over into this one."""
    before = endings.decisions_in(desk.store, desk.year.before)
    if carried := [one for one in before if one.decision is Way.CARRIED]:
        unfold(
            say(
                "Carried over from {year}: {count}",
                year=desk.year.before,
                count=in_number(len(carried)),
            ),
            "brought",
            partial(_decided, carried),
        )


def _decided(decided: Sequence[YearEndDecision]) -> None:
    lines(
        [
            {
                say("What"): named(one.kind, one.record_id, one.title),
                say("Kind"): say(one.kind.label),
                say("Decided"): say(one.decision.label),
                say("Reason"): one.reason,
            }
            for one in decided
        ]
    )
