"""What is behind, and the stages of evaluation, as a person reads them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape
from typing import Final

from data.activity import UNDATED
from data.arising import Arising
from data.language import N_, in_moment, in_number, in_short, say
from data.ui.arising import FINDING, FOLLOW_UP, PATH, finding_way
from data.ui.cards import Card, points, words
from data.ui.desk import Desk
from data.ui.links import Way, anchor, link
from data.ui.tables import Cell, Group, lined, listed
from evaluation.monitoring.models import RULES, Behind, Rule, Watched
from evaluation.monitoring.queries import Stages
from evaluation.review.models import Stage
from evaluation.review.queries import Monitored
from organizing.coordination.models import Readiness

GROUPS: Final[Mapping[str, tuple[Rule, ...]]] = {
    N_("Preparation of what is to come"): (
        Rule.TASKS,
        Rule.COMMITTEE,
        Rule.LETTERS,
        Rule.REPLIES,
    ),
    N_("What was held"): (Rule.UNCLOSED, Rule.OVERRUN),
    N_("The year so far"): (
        Rule.CADENCE,
        Rule.STANDARDS,
        Rule.REPRESENTED,
        Rule.PACE,
    ),
    N_("Left lying"): (Rule.FOLLOW_UPS, Rule.OBSTACLES),
}
ROOMS: Final[Mapping[Rule, str]] = {
    Rule.TASKS: "tugas",
    Rule.COMMITTEE: "panitia",
    Rule.LETTERS: "undangan",
    Rule.REPLIES: "undangan",
    Rule.OVERRUN: "keuangan",
    Rule.UNCLOSED: "penutupan",
}
"""In which part of the activity's room each is mended."""

PAGES: Final[Mapping[Rule, str]] = {
    Rule.CADENCE: "kalender",
    Rule.STANDARDS: "hasil",
    Rule.REPRESENTED: "kehadiran",
    Rule.PACE: "anggaran",
}
MENDS: Final[Mapping[Rule, str]] = {
    Rule.TASKS: N_("Open the tasks"),
    Rule.COMMITTEE: N_("Complete the committee"),
    Rule.LETTERS: N_("Send the letters"),
    Rule.REPLIES: N_("Ask the families"),
    Rule.OVERRUN: N_("Open the finances"),
    Rule.UNCLOSED: N_("Close the activity"),
    Rule.CADENCE: N_("Open the calendar"),
    Rule.STANDARDS: N_("Open the results"),
    Rule.REPRESENTED: N_("Open the attendance"),
    Rule.PACE: N_("Open the budget"),
    Rule.FOLLOW_UPS: N_("See to it"),
    Rule.OBSTACLES: N_("Open the obstacle"),
}
"""What is done about each (messages)."""


def behind(desk: Desk, watched: Sequence[Watched]) -> list[Card]:
    """Return what is behind, rule by rule, each line with the way to its mending."""
    by_rule = {one.rule: one for one in watched}
    found = []
    for heading, rules in GROUPS.items():
        body = "".join(
            _rule(desk, by_rule[rule])
            for rule in rules
            if rule in by_rule and by_rule[rule].behind
        )
        if body:
            found.append(Card(say(heading), body))
    return found


def _rule(desk: Desk, one: Watched) -> str:
    heading = f"{say(one.rule.label)} ({in_number(len(one.behind))})"
    lines = points((_line(desk, row) for row in one.behind), plain=True)
    return f"<h4>{escape(heading)}</h4>{words(say(RULES[one.rule]))}{lines}"


def _line(desk: Desk, row: Behind) -> str:
    way = anchor(say(MENDS[row.rule]), where(desk, row))
    about = f"<strong>{escape(row.about)}</strong>"
    ways = [way, *(one.words for one in _finding(desk, row))]
    return f"{about}<small>{escape(row.said)} · {' · '.join(ways)}</small>"


def _finding(desk: Desk, row: Behind) -> list[Way]:
    """Return the way to note a finding from what is behind, where a record says it."""
    if row.record_id is None:
        return []
    if row.rule in ROOMS:
        return finding_way(desk, Arising.MONITORING, row.record_id)
    if row.rule is Rule.OBSTACLES:
        return finding_way(desk, Arising.OBSTACLE, row.record_id)
    return []


def where(desk: Desk, row: Behind) -> str:
    """Return the address at which something is mended."""
    if part := ROOMS.get(row.rule):
        return link(desk, "ruang", kegiatan=row.record_id, bagian=part)
    if row.rule is Rule.FOLLOW_UPS:
        kind = FINDING if row.is_finding else FOLLOW_UP
        return link(desk, PATH, **{kind: row.record_id})
    if row.rule is Rule.OBSTACLES:
        return link(desk, "kendala", kendala=row.record_id)
    return link(desk, PAGES[row.rule])


def checked(watched: Sequence[Watched]) -> str:
    """Return what was looked at by which rule, and how many are behind."""
    count, late = say("Looked at"), say("Behind")
    return lined(
        [
            {
                say("What is watched"): say(one.rule.label),
                say("Rule"): say(RULES[one.rule]),
                count: in_number(one.checked),
                late: in_number(len(one.behind)),
            }
            for one in watched
        ],
        (count, late),
    )


def staged(
    desk: Desk, rows: Sequence[Stages], ready: Mapping[object, Readiness]
) -> str:
    """Return the activities with the dates of their stages."""
    heads = [(say("Activity"), "lead"), *((say(s.label), "") for s in Stage)]
    lines = [_stages(desk, row, ready.get(row.activity_id)) for row in rows]
    return listed(heads, [Group((), lines)])


def _stages(desk: Desk, row: Stages, coming: Readiness | None) -> list[Cell]:
    title = anchor(row.title, link(desk, "pemantauan", kegiatan=row.activity_id))
    day = row.when.in_short(undated=say(UNDATED))
    return [
        Cell(f"<strong>{title}</strong><small>{escape(day)}</small>", "lead"),
        _cell(Stage.BEFORE, [*_before(row, coming), _seen(desk, row.before_at)]),
        _cell(Stage.DURING, [*_during(row), _seen(desk, row.during_at)]),
        _cell(Stage.AFTER, [*_after(desk, row), _seen(desk, row.after_at)]),
    ]


def _cell(stage: Stage, told: Sequence[str]) -> Cell:
    return Cell(escape(" · ".join(filter(None, told))), "", say(stage.label))


def _before(row: Stages, coming: Readiness | None) -> list[str]:
    told = [say("standard set") if row.has_standard else say("no standard set")]
    if coming:
        done = say("{ready} of {all} ready", ready=len(coming.ready), all=coming.asked)
        told.append(done)
    return told


def _during(row: Stages) -> list[str]:
    told = []
    if row.held_on:
        told.append(say("held on {day}", day=in_short(row.held_on)))
    elif row.step.is_called_off:
        told.append(say(row.step.label))
    if row.obstacles:
        told.append(say("obstacles: {count}", count=in_number(row.obstacles)))
    return told


def _after(desk: Desk, row: Stages) -> list[str]:
    told = []
    if row.completed_at:
        day = in_short(_day(desk, row.completed_at))
        told.append(say("closed on {day}", day=day))
    if row.signed_at:
        day = in_short(_day(desk, row.signed_at))
        told.append(say("judged on {day}", day=day))
    return told


def _seen(desk: Desk, at: datetime | None) -> str:
    return say("remark of {day}", day=in_short(_day(desk, at))) if at else ""


def _day(desk: Desk, at: datetime) -> date:
    return at.astimezone(desk.school.zone).date()


def remarks(
    desk: Desk, noted: Sequence[Monitored], titles: Mapping[object, str]
) -> Card:
    """Return what was noted, the newest first: dated, and by whom."""
    lines = [
        f'<span class="typed">{escape(one.text)}</span>'
        f"<small>{escape(_remarked(desk, one, titles))}</small>"
        for one in reversed(noted)
    ]
    return Card(say("Remarks"), points(lines, plain=True))


def _remarked(desk: Desk, one: Monitored, titles: Mapping[object, str]) -> str:
    about = titles.get(one.activity_id, say("the whole programme"))
    told = [about, one.made_by, in_moment(one.made_at, desk.school.zone)]
    if one.activity_id:
        told.insert(1, say(one.stage.label))
    return " · ".join(told)
