"""The attendance at a glance: of every activity, and of one's class groups."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape
from itertools import groupby

from data.few import shared_one
from data.language import in_number, in_percent, say
from data.participants import Expected
from data.roster.class_groups import grade_name
from data.ui.links import anchor
from data.ui.tables import Cell, Group, plain
from execution.attendance.cards import entered
from execution.attendance.models import Rates
from execution.attendance.queries import (
    AttendedActivity,
    ClassGroupAttendance,
    PartyRow,
)

Heads = list[tuple[str, str]]
NONE = "–"


# ── every activity ───────────────────────────────────────────────────────────
def year_heads() -> Heads:
    """Return the columns of the list of activities."""
    numbers = (
        say("Invited"),
        say("Represented"),
        say("Came themselves"),
        say("Fathers’ share"),
    )
    return [
        (say("Activity"), ""),
        (say("Date"), ""),
        *((name, "number") for name in numbers),
        (say("Other groups"), ""),
    ]


def year_line(row: AttendedActivity, url: str, *, is_shown: bool) -> list[Cell]:
    """Return an activity's line: families, each rate for itself, and other groups.

    Where numbers are not ``is_shown``, few families stay untold.
    """
    invited = row.invited or row.families
    rates = row.rates if is_shown else Rates()
    is_known = bool(rates.invited) and row.is_whole
    shares = (rates.represented_rate, rates.themselves_rate, rates.father_share)
    shown = [in_share(one) if is_known else NONE for one in shares]
    count = in_number(invited) if is_shown else shared_one(invited)
    families = count if invited else NONE
    others = " · ".join(_others(row))
    beneath = [quality(row)]
    on_phone = [" · ".join((row.when.in_long(), quality(row)))]
    if is_known:
        told = zip(_shares(), shown, strict=True)
        on_phone.append(" · ".join(f"{name} {share}" for name, share in told))
    elif invited:
        on_phone.append(" ".join((say("Invited"), families)))
    on_phone.append(others)
    return [
        Cell(
            anchor(row.title, url)
            + _small("desk", beneath)
            + _small("phone", filter(None, on_phone)),
            "lead",
        ),
        plain(row.when.in_long(), "desk"),
        plain(families, "number desk"),
        *(
            plain(one, "number desk nought" if one == NONE else "number desk")
            for one in shown
        ),
        plain(others or NONE, "desk"),
    ]


def _shares() -> tuple[str, str, str]:
    return say("Represented"), say("Came themselves"), say("Fathers’ share")


def _small(kind: str, told: Iterable[str]) -> str:
    return "".join(f'<small class="{kind}">{escape(one)}</small>' for one in told)


def _others(row: AttendedActivity) -> Iterator[str]:
    """Give what groups that are no families count: came of invited, or expected."""
    rows = {one.party: one for one in row.parties}
    planned = {one.party: one for one in row.planned}
    for party in dict.fromkeys((*planned, *rows)):
        if party in rows:
            invited, came = rows[party].invited or 0, rows[party].came or 0
            yield came_of(say(party.label), invited, came)
        else:
            yield planned[party].in_words()


def came_of(party: str, invited: int, came: int) -> str:
    """Return ``The komite 5 of 6``."""
    return say(
        "{party} {came} of {invited}",
        party=party,
        came=in_number(came),
        invited=in_number(invited),
    )


def quality(row: AttendedActivity) -> str:
    """Return whether families came by name, were counted, or what is not entered."""
    if not row.invited:
        return say("nothing entered yet") if row.families else say("no families")
    if not row.is_whole:
        return entered(row.finished, row.groups)
    if row.is_named:
        return say("by name")
    return say("partly by name") if row.is_any_named else say("counted, without names")


# ── every class group ────────────────────────────────────────────────────────
def group_heads() -> Heads:
    """Return the columns of the list of class groups."""
    heads = [(say("Class group"), ""), *((word, "number") for word in _words())]
    return [*heads, (say("Came themselves"), "number"), (say("Represented"), "number")]


def _words() -> tuple[str, ...]:
    return (
        say("Invited"),
        say("Father"),
        say("Mother"),
        say("Guardian"),
        say("Standing-in parent"),
        say("Online"),
        say("Excused"),
        say("Absent"),
        say("Not entered"),
    )


def by_grade(
    groups: Sequence[ClassGroupAttendance],
    url_of: Callable[[ClassGroupAttendance], str],
) -> list[Group]:
    """Return every class group by grade, with the grade's own rates above."""
    found = []
    for grade, of_grade in groupby(groups, key=lambda group: group.grade):
        rows = list(of_grade)
        rates = Rates.of(row.rates for row in rows)
        finished = sum(row.is_finished for row in rows)
        is_begun = any(row.is_named is not None for row in rows)
        told = "" if finished == len(rows) else entered(finished, len(rows))
        name = say("Grade {grade}", grade=grade_name(grade))
        above = _line(escape(name), rates, told if is_begun else "", is_begun=is_begun)
        found.append(Group(above, [_of_group(row, url_of(row)) for row in rows]))
    return found


def _of_group(row: ClassGroupAttendance, url: str) -> list[Cell]:
    told = "" if row.is_named is not False else say("counted, without names")
    is_begun = row.is_named is not None
    return _line(anchor(row.class_group, url), row.rates, told, is_begun=is_begun)


def _line(lead: str, rates: Rates, told: str, *, is_begun: bool) -> list[Cell]:
    """Return the line of a class group or a grade; on a phone it is two lines.

    A rate stands there once nothing is left to enter.
    """
    numbers = (
        rates.invited,
        rates.father,
        rates.mother,
        rates.guardian,
        rates.foster_parent,
        rates.online,
        rates.excused,
        rates.absent,
        rates.unasked,
    )
    is_whole = is_begun and rates.unasked <= 0
    themselves = in_share(rates.themselves_rate) if is_whole else NONE
    represented = in_share(rates.represented_rate) if is_whole else NONE
    return [
        Cell(
            lead
            + _small("desk", filter(None, [told]))
            + _small("phone", _on_phone(rates, told, is_begun=is_begun)),
            "lead",
        ),
        *(
            plain(in_number(number), "number desk" if number else "number desk nought")
            for number in numbers
        ),
        plain(themselves, "number desk"),
        plain(
            represented,
            "number corner",
            say("Represented") if is_whole else "",
        ),
    ]


def _on_phone(rates: Rates, told: str, *, is_begun: bool) -> Iterator[str]:
    """Give what a phone says of a line: only what there is."""
    if not is_begun:
        yield " ".join((say("Invited"), in_number(rates.invited)))
        return
    numbers = (rates.father, rates.mother, rates.guardian, rates.foster_parent)
    beside = (rates.online, rates.excused, rates.absent, rates.unasked)
    counted = zip(_words()[1:], (*numbers, *beside), strict=True)
    parts = [f"{name} {in_number(count)}" for name, count in counted if count]
    if rates.foster_parent and rates.unasked <= 0:
        share = in_share(rates.themselves_rate)
        parts.append(" ".join((say("Came themselves"), share)))
    yield " · ".join(filter(None, (*parts, told)))


def in_share(share: Decimal | None) -> str:
    """Return a share in words; a dash where there is none."""
    return NONE if share is None else in_percent(share)


# ── other groups ─────────────────────────────────────────────────────────────
def party_heads() -> Heads:
    """Return the columns of the groups that are no families."""
    numbers = (say("Invited"), say("Came"))
    names = [(say("Group"), ""), *((name, "number") for name in numbers)]
    return [*names, (say("Names"), "")]


def party_lines(
    planned: Iterable[Expected], entered_rows: Sequence[PartyRow]
) -> list[list[Cell]]:
    """Return a line for each group that is planned or entered."""
    rows = {row.party: row for row in entered_rows}
    expected = {one.party: one.expected for one in planned}
    found = []
    for party in dict.fromkeys((*expected, *rows)):
        row = rows.get(party)
        invited = row.invited if row else expected[party]
        came = in_number(row.came) if row else say("not entered")
        names = ", ".join(row.names.splitlines()) if row else ""
        told = NONE if invited is None else in_number(invited)
        found.append(
            [
                plain(say(party.label), "lead"),
                plain(told, "number", say("Invited")),
                plain(came, "number", say("Came")),
                plain(names, label=say("Names")),
            ]
        )
    return found
