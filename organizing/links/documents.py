"""How a link reads: its address as a QR code, a page of tasks, a calendar."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, timedelta
from io import BytesIO
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import segno
from icalendar import Calendar, Event

from data.activity import UNDATED, countdown
from data.language import (
    N_,
    in_hours,
    in_list,
    in_moment,
    in_weekday,
    say,
    say_many,
)
from data.obstacles import ObstacleCode, helped_of
from data.paper import printable
from data.record import Record, new_id
from organizing.links.queries import FeedTask, LinkActivity, LinkDetail, LinkItem
from organizing.tasks.models import NEXT_STEPS, Bucket, TaskStep, taps_from
from organizing.tasks.queries import MyTask
from planning.activities.fields import called
from planning.activities.models import Activity
from planning.feeds.documents import PLACE_OF_KEYS, year_calendar
from planning.feeds.queries import CalendarEvent

DONE_MARK: Final = "✓"
OPEN_MARK: Final = "☐"
DOT: Final = 8
"""Pixels of one dot: sharp on paper at three centimetres, and on a screen."""

SMALL_DOT: Final = 3
ANY_PATTERN: Final = 2


AS_THE_TASK: Final = ("id", "version", "bucket", "title", "activity", "step")
"""What a card says as the task itself does."""

TYPED: Final = ("do", "obstacle", "note", "text")
"""The fields of a card's forms that keep what was typed when it was refused."""

WORDS: Final = {
    "nothing": N_(
        "No task is given to you this year. As soon as the vice principal for "
        "public relations gives you one, it stands here."
    ),
    "back": N_("To the task"),
    "about": N_("when, where, whom to ask"),
    "hinder": N_("Something hinders it"),
    "obstacle": N_("Obstacle"),
    "choose": N_("Choose an obstacle"),
    "note": N_("Note"),
    "note_help": N_("What happened and what you need."),
    "report": N_("Report the obstacle"),
    "attach": N_("Send a photo or a file"),
    "file": N_("Photo or file"),
    "file_help": N_("JPG, PNG, WebP, PDF, DOCX or XLSX, at most 10 MB."),
    "comment": N_("Write a comment"),
    "comment_label": N_("Comment"),
    "send": N_("Send"),
    "activities": N_("The activities you work for"),
    "calendar": N_("Take these dates into my calendar"),
    "privacy": N_(
        "This address is yours alone: whoever has it can report on these tasks in "
        "your name. Do not pass it on; tell the vice principal for public "
        "relations if it went astray."
    ),
}
"""The fixed words of the page, by the names its template has for them (messages)."""


class Move(Record):
    """One tap that moves a task."""

    do: str
    label: str
    is_first: bool


class Said(Record):
    """A comment in words."""

    text: str
    by: str


class Card(Record):
    """A task as the page shows it: finished sentences and what can be done."""

    id: UUID
    version: int
    bucket: str
    title: str
    when: str
    activity: str
    section: str
    about: UUID
    step: TaskStep
    step_words: str
    hindrance: str
    remedy: str
    detail: str
    evidence: str
    checklist: tuple[LinkItem, ...]
    files: tuple[str, ...]
    comments: tuple[Said, ...]
    moves: tuple[Move, ...]
    can_hinder: bool
    comment_id: UUID
    file_id: UUID
    told: str
    typed: dict[str, str]


class Fact(Record):
    """A label and what it stands for."""

    label: str
    value: str


class Frame(Record):
    """An activity as the page shows it."""

    id: UUID
    title: str
    facts: tuple[Fact, ...]
    rundown: str


def qr_code(address: str, *, is_one_of_many: bool = False) -> bytes:
    """Return the address as a QR code (PNG) that survives a fold or a stain.

    ``is_one_of_many``: drawn four times faster, in smaller dots and without choosing
    the best of eight patterns.
    """
    kept = BytesIO()
    mask, dot = (ANY_PATTERN, SMALL_DOT) if is_one_of_many else (None, DOT)
    segno.make(address, error="m", mask=mask, micro=False).save(
        kept, kind="png", scale=dot, border=4
    )
    return kept.getvalue()


def personal_calendar(
    events: Sequence[CalendarEvent], tasks: Iterable[FeedTask], name: str
) -> bytes:
    """Return a person's activities, and their tasks on the days they are due.

    The same task has the same UID for good and a higher SEQUENCE after every change of
    its own or of its activity's day. A task fills no hours: it makes nobody busy.
    """
    calendar = Calendar.from_ical(year_calendar(events, name))
    for task in tasks:
        calendar.add_component(_event(task))
    return bytes(calendar.to_ical())


def _event(task: FeedTask) -> Event:
    mark = DONE_MARK if task.step is TaskStep.DONE else OPEN_MARK
    made = Event()
    made.add("uid", f"{task.id}@{PLACE_OF_KEYS}")
    made.add("dtstamp", task.changed_at.astimezone(UTC))
    made.add("last-modified", task.changed_at.astimezone(UTC))
    made.add("sequence", task.sequence)
    made.add("dtstart", task.due_on)
    made.add("dtend", task.due_on + timedelta(days=1))
    made.add("summary", printable(f"{mark} {task.title} · {task.activity}"))
    detail = "\n".join(filter(None, (_step(task), task.detail)))
    made.add("description", printable(detail))
    made.add("status", "CANCELLED" if task.is_off else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    return made


def _step(task: FeedTask) -> str:
    return say("Task: {step}", step=task.step)


# ── the page ─────────────────────────────────────────────────────────────────
def card_of(
    task: MyTask,
    detail: LinkDetail,
    zone: ZoneInfo,
    typed: Mapping[str, str],
    told: str,
) -> Card:
    """Return a task as the page shows it; ``typed`` is what was refused, kept.

    ``told`` says what was achieved with it just now, or nothing.
    """
    obstacle = task.obstacle
    due = in_weekday(task.due_on) if task.due_on else say(UNDATED)
    return Card(
        **{name: getattr(task, name) for name in AS_THE_TASK},
        when=f"{countdown(task.offset_days)} · {due}",
        section=task.section or "",
        about=task.activity_id,
        step_words=say(task.step.label),
        hindrance=f"{say(obstacle.label)}: {task.obstacle_note}" if obstacle else "",
        remedy=helped_of(obstacle) if obstacle else "",
        detail=detail.detail,
        evidence=_evidence(detail),
        checklist=detail.items,
        files=detail.files,
        comments=_comments(detail, zone),
        moves=_moves(task.step),
        can_hinder=TaskStep.HINDERED in NEXT_STEPS[task.step],
        comment_id=new_id(),
        file_id=new_id(),
        told=told,
        typed={name: typed.get(name, "") for name in TYPED},
    )


def lists_of(
    cards: Sequence[Card], activities: Sequence[LinkActivity]
) -> dict[str, object]:
    """Return what the page lists, by the names its template has for it."""
    inside = {b: [card for card in cards if card.bucket == b] for b in Bucket}
    done = inside.pop(Bucket.DONE)
    return {
        "buckets": [
            {"code": bucket.value, "label": say(bucket.label), "tasks": tasks}
            for bucket, tasks in inside.items()
            if tasks
        ],
        "done": done,
        "activities": [frame_of(activity) for activity in activities],
        "obstacles": [{"code": o.value, "label": say(o.label)} for o in ObstacleCode],
        "words": words_of_page(len(done)),
    }


def _moves(step: TaskStep) -> tuple[Move, ...]:
    """Return the taps that a task offers, the one that finishes it first."""
    return tuple(
        Move(do=to.value, label=label, is_first=to is TaskStep.DONE)
        for to, label in reversed(taps_from(step).items())
    )


def _evidence(detail: LinkDetail) -> str:
    if not detail.evidence:
        return ""
    kinds = in_list([say(kind.label) for kind in detail.evidence])
    return say("Evidence expected: {kinds}", kinds=kinds)


def _comments(detail: LinkDetail, zone: ZoneInfo) -> tuple[Said, ...]:
    return tuple(
        Said(text=one.text, by=f"{one.name} · {in_moment(one.made_at, zone)}")
        for one in detail.comments
    )


def frame_of(activity: LinkActivity) -> Frame:
    """Return an activity as the page shows it."""
    own = (
        (say("Your position"), in_list(activity.positions)),
        (say("Ask"), _asked(activity)),
    )
    return Frame(
        id=activity.id,
        title=activity.title,
        facts=(*when_and_where(activity), *_facts(own)),
        rundown=activity.rundown,
    )


def when_and_where(activity: LinkActivity | Activity) -> tuple[Fact, ...]:
    """Return what is known of an activity's day, hours and place, to show by a link."""
    return _facts(
        (
            (say("Date"), activity.when.in_weekday()),
            (say("Hours"), in_hours(activity.starts_at, activity.ends_at)),
            (say("Place"), activity.place),
        )
    )


def _facts(named: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    return tuple(Fact(label=label, value=value) for label, value in named if value)


def _asked(activity: LinkActivity) -> str:
    return f"{in_list(activity.ask)} ({activity.ask_as})" if activity.ask else ""


def words_of_page(done: int) -> dict[str, str]:
    """Return the fixed words of the page; ``done`` counts the tasks done."""
    counted = say_many("{count} task done", "{count} tasks done", done)
    fixed = {name: say(message) for name, message in WORDS.items()}
    return fixed | {"done": counted, "rundown": called("rundown")}
