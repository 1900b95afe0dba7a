"""What waits: for the person who looks, each with its button; and for others."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape
from typing import Final, NamedTuple

from data import duties
from data.backups.daily import told as backups_told
from data.duties import Duty
from data.language import in_list, in_number, in_short, say, say_many, why
from data.school import store as schools
from data.ui.arising import FINDING, FOLLOW_UP
from data.ui.arising import PATH as WORK
from data.ui.cards import Card, words
from data.ui.desk import Desk
from data.ui.links import link
from evaluation.ending.store import open_matters
from evaluation.home.queries import OverdueTasks, overdue_tasks
from evaluation.kpis.models import ActivityResult, to_close
from evaluation.monitoring.queries import open_obstacles, open_work
from evaluation.recognitions.page import ending_in_words
from evaluation.recognitions.queries import ending_recognitions
from evaluation.results.queries import year_goals
from organizing.coordination.cards import where
from organizing.coordination.models import Check, Readiness
from organizing.coordination.queries import readiness
from planning.activities.queries import PlannedActivity, year_plan
from planning.notes.queries import notes_of
from planning.plan import store as plans
from planning.plan.models import PlanStep
from planning.programme.queries import beginning

FEW: Final = 5
"""So many things that wait are shown at once."""

NAMED: Final = 3
"""So many people are named in one sentence."""

SOON: Final = timedelta(days=30)
"""An activity this near should have its letters on the way."""

LAST_MONTH: Final = timedelta(days=31)
"""So long before its end a year looks to the next."""


class Wait(NamedTuple):
    """Something that waits: a sentence, and the one button to where it is done."""

    said: str
    act: str
    url: str


def card(
    heading: str,
    waits: Sequence[Wait],
    others: str,
    nothing: str,
    *,
    leads: bool = True,
) -> Card:
    """Return what waits, the most urgent first; the rest unfolds.

    ``leads``: its first button is the one of the page.
    """
    shown = "".join(
        _line(one, is_first=leads and place == 0)
        for place, one in enumerate(waits[:FEW])
    )
    body = f'<div class="waits">{shown}</div>' if waits else words(nothing)
    if rest := waits[FEW:]:
        more = say_many("{count} more", "{count} more", len(rest))
        lines = "".join(_line(one) for one in rest)
        body += (
            f"<details><summary>{escape(more)}</summary>"
            f'<div class="waits">{lines}</div></details>'
        )
    return Card(heading, body + others)


def _line(one: Wait, *, is_first: bool = False) -> str:
    look = "act first" if is_first else "act"
    button = f'<a class="{look}" href="{escape(one.url)}" target="_self">'
    return (
        f'<div class="wait"><span>{escape(one.said)}</span>'
        f"{button}{escape(one.act)}</a></div>"
    )


# ── for who leads public relations ───────────────────────────────────────────
def of_the_lead(
    desk: Desk, results: Sequence[ActivityResult], *, plans_first: bool
) -> list[Wait]:
    """Return what waits for who leads, the most urgent first.

    ``plans_first``: the first year's steps stand elsewhere already.
    """
    if not desk.year_is_open:
        return []
    waits = [] if plans_first else list(_of_the_plan(desk))
    if is_running(desk):
        waits += [*_late(desk), *_in_the_way(desk)]
    waits += [*_to_close(desk, results), *_ahead(desk), *_of_the_year(desk)]
    if is_running(desk):
        waits += [*ending(desk), *_backups(desk)]
    return waits


def is_running(desk: Desk) -> bool:
    """Whether the year that is looked at is the one the school is in."""
    return desk.year.start == desk.school.current_year


def _of_the_plan(desk: Desk) -> Iterator[Wait]:
    step = plans.step(desk.store, desk.year)
    if step in {PlanStep.SUBMITTED, PlanStep.APPROVED}:
        return
    if desk.year.last_day < desk.today:
        return
    if step is PlanStep.RETURNED:
        still = sum(one.is_open for one in notes_of(desk.store, desk.year))
        said = say_many(
            "The principal returned the plan; {count} note is open.",
            "The principal returned the plan; {count} notes are open.",
            still,
        )
        yield Wait(said, say("Answer the notes"), link(desk, "program"))
    [began] = beginning(desk.store, desk.year)
    if began.undecided:
        said = say_many(
            "{count} finding of earlier years is not decided yet.",
            "{count} findings of earlier years are not decided yet.",
            began.undecided,
        )
        yield Wait(said, say("Decide"), link(desk, "temuan"))
    yield from _gaps(desk)


def _gaps(desk: Desk) -> Iterator[Wait]:
    """Tell the next gap of the plan; without one it can be submitted."""
    if not year_goals(desk.store, desk.year):
        said = say("{year} has no goals yet.", year=desk.year)
        yield Wait(said, say("Set goals"), link(desk, "tujuan"))
        if year_plan(desk.store, desk.year.before):
            said = say("Last year's goals and activities can be planned again.")
            yield Wait(said, say("Roll forward"), link(desk, "lanjutkan"))
        return
    plan = year_plan(desk.store, desk.year)
    if not plan:
        said = say("{year} has no activities yet.", year=desk.year)
        yield Wait(said, say("Plan activities"), link(desk, "agenda"))
    elif gaps := [row for row in plan if row.lacks and not row.incidental]:
        yield _gap(desk, gaps)
    else:
        said = say_many(
            "The plan is complete with {count} activity.",
            "The plan is complete with {count} activities.",
            len(plan),
        )
        yield Wait(said, say("Submit the plan"), link(desk, "program"))


def _gap(desk: Desk, gaps: Sequence[PlannedActivity]) -> Wait:
    first = gaps[0]
    lacks = in_list([say(part) for part in first.lacks])
    if len(gaps) == 1:
        said = say("“{title}” still needs: {parts}.", title=first.title, parts=lacks)
        return Wait(said, say("Complete"), link(desk, "kegiatan", kegiatan=first.id))
    said = say(
        "{count} activities are not complete; “{title}” still needs: {parts}.",
        count=in_number(len(gaps)),
        title=first.title,
        parts=lacks,
    )
    return Wait(said, say("Complete"), link(desk, "agenda", tampilan="grid"))


def _late(desk: Desk) -> Iterator[Wait]:
    late = overdue_tasks(desk.store, desk.year, desk.today)
    own = [row for row in late if row.person_id == desk.person.id]
    for row in own:
        said = say_many(
            "{count} task of yours is overdue.",
            "{count} tasks of yours are overdue.",
            row.tasks,
        )
        yield Wait(said, say("Open my tasks"), link(desk, "tugas"))
    if others := [row for row in late if row not in own]:
        yield _of_others(desk, others)
    yield from _work(desk)


def _of_others(desk: Desk, late: Sequence[OverdueTasks]) -> Wait:
    said = say("Overdue tasks: {people}.", people=in_list(named_late(late)))
    named = [row.person_id for row in late if row.person_id]
    if not named:
        return Wait(said, say("Give them to somebody"), link(desk, "koordinasi"))
    asked = {"orang": named[0]} if len(named) == 1 else {}
    return Wait(said, say("Remind"), link(desk, "pengingat", **asked))


def named_late(late: Sequence[OverdueTasks]) -> list[str]:
    """Return who has how many overdue tasks, the first by name."""
    named = [
        say(
            "{person} {count}",
            person=row.person or say("a section without members"),
            count=in_number(row.tasks),
        )
        for row in late[:NAMED]
    ]
    if rest := len(late) - len(named):
        named.append(say_many("{count} more", "{count} more", rest))
    return named


def _work(desk: Desk) -> Iterator[Wait]:
    late = [o for o in open_work(desk.store, desk.year) if o.due_on < desk.today]
    if not late:
        return
    first = late[0]
    name = FINDING if first.kind == "finding" else FOLLOW_UP
    asked = {name: first.id} if len(late) == 1 else {}
    said = say_many(
        "{count} finding or follow-up is overdue, since {day}: {text}",
        "{count} findings and follow-ups are overdue, the oldest since {day}: {text}",
        len(late),
        day=in_short(first.due_on),
        text=first.text,
    )
    yield Wait(said, say("Follow up"), link(desk, WORK, **asked))


def _in_the_way(desk: Desk) -> Iterator[Wait]:
    if not (still := open_obstacles(desk.store, desk.year)):
        return
    first = still[0]
    asked = {"kendala": first.id} if len(still) == 1 else {}
    said = say_many(
        "{count} obstacle is open, since {day}: {text}",
        "{count} obstacles are open, the oldest since {day}: {text}",
        len(still),
        day=in_short(first.raised_on),
        text=first.note or say(first.code.label),
    )
    yield Wait(said, say("Solve"), link(desk, "kendala", **asked))


def _to_close(desk: Desk, results: Sequence[ActivityResult]) -> Iterator[Wait]:
    if not (over := to_close(results, desk.today)):
        return
    first = over[0]
    said = say_many(
        "{count} activity is over but not closed: {title}",
        "{count} activities are over but not closed, the first: {title}",
        len(over),
        title=first.title,
    )
    url = link(desk, "ruang", kegiatan=first.activity_id, bagian="penutupan")
    yield Wait(f"{said}{_report(first, desk.today)}", say("Close it"), url)


def _report(row: ActivityResult, today: date) -> str:
    """Return when its report is due, and for how long it is overdue."""
    if row.report_due_on is None:
        return ""
    told = say("LPJ due {day}", day=in_short(row.report_due_on))
    if (late := (today - row.report_due_on).days) > 0:
        behind = say_many("{count} day late", "{count} days late", late)
        told = f"{told}, {behind}"
    return f" ({told})"


def _ahead(desk: Desk) -> Iterator[Wait]:
    """Tell the letters that should be on the way, and committees that are missing."""
    if plans.step(desk.store, desk.year) is not PlanStep.APPROVED:
        return
    ready = readiness(desk.store, desk.year, desk.today)
    near = [row for row in ready if row.when.may_begin_by(desk.today + SOON)]
    unsent = [row for row in near if Check.INVITATION in row.missing]
    if unsent:
        yield _letters(desk, unsent)
    if without := [row for row in ready if Check.COMMITTEE in row.missing]:
        first = without[0]
        said = say_many(
            "{count} activity has no complete committee: {title}",
            "{count} activities have no complete committee, the next: {title}",
            len(without),
            title=_dated(first),
        )
        url = link(desk, "panitia", kegiatan=first.activity_id)
        yield Wait(said, say("Appoint the committee"), url)


def _letters(desk: Desk, unsent: Sequence[Readiness]) -> Wait:
    first = unsent[0]
    said = say("The invitations to “{title}” are not all sent", title=_dated(first))
    if first.letters:
        said = say(
            "{sent} of {all} invitations to “{title}” are sent",
            sent=in_number(first.letters_sent),
            all=in_number(first.letters),
            title=_dated(first),
        )
    if rest := len(unsent) - 1:
        said += "; " + say_many("{count} more", "{count} more", rest)
    return Wait(f"{said}.", say("Send"), where(desk, first, Check.INVITATION))


def _dated(row: Readiness) -> str:
    return f"{row.title}, {row.when.in_short()}"


def _of_the_year(desk: Desk) -> Iterator[Wait]:
    """Tell a year that is over to be closed, and one that ends to be followed."""
    current = desk.school.current_year
    if desk.year.start < current:
        matters = open_matters(desk.store, desk.year)
        said = say("{year} is over, but not closed.", year=desk.year)
        if matters:
            said = say_many(
                "{year} is over; {count} matter is still open.",
                "{year} is over; {count} matters are still open.",
                len(matters),
                year=desk.year,
            )
        yield Wait(said, say("Close the year"), link(desk, "tutup-tahun"))
    elif is_running(desk) and desk.today > desk.year.last_day - LAST_MONTH:
        yield from _next_year(desk)


def _next_year(desk: Desk) -> Iterator[Wait]:
    """Tell the next step into the next year: open it, plan it, make it current."""
    following, year = desk.year.after, desk.year
    said = say("{year} ends on {day}.", year=year, day=in_short(year.last_day))
    known = {one.start for one in schools.years(desk.store)}
    if following.start not in known:
        yield Wait(said, say("Open {year}", year=following), link(desk, "sekolah"))
    elif not year_plan(desk.store, following):
        url = link(desk, "lanjutkan", tahun=following.start)
        yield Wait(said, say("Roll forward"), url)
    elif desk.today > year.last_day:
        said = say("{year} is over, and still the current year.", year=year)
        yield Wait(said, say("Begin {year}", year=following), link(desk, "sekolah"))


def ending(desk: Desk) -> Iterator[Wait]:
    """Tell which recognitions have ended or end soon."""
    for one in ending_recognitions(desk.store, desk.today):
        said = ending_in_words(desk, one)
        yield Wait(said, say("Open"), link(desk, "capaian"))


def _backups(desk: Desk) -> Iterator[Wait]:
    if duties.may(Duty.KEEP_BACKUPS, desk.person):
        for one in backups_told(desk.store, desk.clock()):
            yield Wait(why(one), say("Back up"), link(desk, "cadangan"))
