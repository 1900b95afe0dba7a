"""What a reminder says: the coming week of one person, or of one committee.

A person's text holds their own tasks and nothing of anybody else; a committee's text
says who has what. Neither has a phone number, an obstacle or a comment in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar
from uuid import UUID

from data.activity import PlannedDay
from data.language import (
    Language,
    in_days,
    in_hours,
    in_list,
    in_short,
    in_weekday,
    say,
    say_many,
    speaking,
)
from data.phones import usable_mobile
from data.record import Record

DAYS: Final = timedelta(days=7)
"""A reminder looks at so many days, today among them."""

LONGEST: Final = 10
"""So many lines of one kind at most; a longer message is not read on a phone."""


class Receiver(Record):
    """Somebody who works for an activity of the year."""

    id: UUID
    name: str
    phone: str | None
    language: Language | None
    """That of their account; None: they have no account."""

    link_id: UUID | None
    """The personal link of theirs that holds."""

    @property
    def mobile(self) -> str | None:
        """Their mobile number, or None where the directory has no usable one."""
        return usable_mobile(self.phone or "")


class KeptLink(Record):
    """A personal link that nobody took back."""

    id: UUID
    expires_at: datetime


class WorkingPerson(Record):
    """Somebody who works for an activity of the year, with every link of theirs."""

    id: UUID
    name: str
    phone: str | None
    language: Language | None
    links: tuple[KeptLink, ...]
    """The newest first."""

    def receiver(self, now: datetime) -> Receiver:
        """Return whom a reminder reaches, with the newest link that holds ``now``."""
        holding = (link.id for link in self.links if link.expires_at > now)
        return Receiver(
            id=self.id,
            name=self.name,
            phone=self.phone,
            language=self.language,
            link_id=next(holding, None),
        )


class RemindedTask(Record):
    """An open task that is overdue or due soon."""

    id: UUID
    title: str
    activity_id: UUID
    activity: str
    person_ids: tuple[UUID, ...]
    people: tuple[str, ...]
    due_on: date
    is_hindered: bool


class RemindedActivity(Record):
    """When and where an activity is, and who is to be there."""

    id: UUID
    title: str
    when: PlannedDay
    starts_at: time | None
    ends_at: time | None
    place: str
    person_ids: tuple[UUID, ...]

    def is_within(self, today: date) -> bool:
        """Whether it is held in the seven days from ``today``."""
        return self.when.is_within(today, last_day(today))


R = TypeVar("R", RemindedTask, RemindedActivity)


class Sender(Record):
    """Who reminds, of which school, at which clock, in which days."""

    name: str
    school: str
    clock: str
    """What the school's time zone is called, such as WIB."""

    today: date


class PersonDigest(Record):
    """What one person is reminded of."""

    receiver: Receiver
    overdue: tuple[RemindedTask, ...]
    due: tuple[RemindedTask, ...]
    activities: tuple[RemindedActivity, ...]

    @property
    def count(self) -> int:
        """How much they are reminded of."""
        return len(self.overdue) + len(self.due) + len(self.activities)


class CommitteeDigest(Record):
    """What one committee is reminded of."""

    activity: RemindedActivity
    overdue: tuple[RemindedTask, ...]
    due: tuple[RemindedTask, ...]
    nobodys: tuple[RemindedTask, ...]


def last_day(today: date) -> date:
    """Return the last of the seven days from ``today``."""
    return today + DAYS - timedelta(days=1)


def days_from(today: date) -> str:
    """Return the seven days from ``today`` in words: ``21–27 November 2026``."""
    return in_days(today, last_day(today))


def person_digests(
    receivers: Iterable[Receiver],
    tasks: Sequence[RemindedTask],
    activities: Sequence[RemindedActivity],
    today: date,
) -> list[PersonDigest]:
    """Return what everybody is reminded of who has something, in their order."""
    overdue = _by_person(task for task in tasks if task.due_on < today)
    due = _by_person(task for task in tasks if task.due_on >= today)
    held = _by_person(a for a in activities if a.is_within(today))
    found = [
        PersonDigest(
            receiver=receiver,
            overdue=tuple(overdue[receiver.id]),
            due=tuple(due[receiver.id]),
            activities=tuple(held[receiver.id]),
        )
        for receiver in receivers
    ]
    return [digest for digest in found if digest.count]


def committee_digests(
    tasks: Sequence[RemindedTask],
    activities: Iterable[RemindedActivity],
    today: date,
) -> list[CommitteeDigest]:
    """Return what each committee is reminded of that has something, by its day."""
    of_activity: defaultdict[UUID, list[RemindedTask]] = defaultdict(list)
    for task in tasks:
        of_activity[task.activity_id].append(task)
    found = []
    for activity in activities:
        mine = of_activity[activity.id]
        if mine or (activity.is_within(today) and activity.person_ids):
            had = [task for task in mine if task.people]
            found.append(
                CommitteeDigest(
                    activity=activity,
                    overdue=tuple(task for task in had if task.due_on < today),
                    due=tuple(task for task in had if task.due_on >= today),
                    nobodys=tuple(task for task in mine if not task.people),
                )
            )
    return found


def person_text(digest: PersonDigest, sender: Sender, address: str = "") -> str:
    """Return one person's reminder, in the language of their account.

    ``address``: that of their personal link, or an empty text.
    """
    with speaking(digest.receiver.language or Language.INDONESIAN):
        held = [f"{a.title}: {_when_and_where(a, sender)}" for a in digest.activities]
        return _paragraphs(
            say("Dear {name},", name=digest.receiver.name),
            say(
                "this is a friendly reminder of your part in the activities of "
                "{school}, {days}.",
                school=sender.school,
                days=days_from(sender.today),
            ),
            _block(say("Still awaited"), map(_late_line, digest.overdue)),
            _block(say("Tasks of these days"), map(_line, digest.due)),
            _block(say("Activities of these days"), held),
            _how_to_report(digest.receiver, address),
            _closing(sender),
        )


def committee_text(digest: CommitteeDigest, sender: Sender) -> str:
    """Return one committee's reminder for its WhatsApp group, in Indonesian.

    Whose task is late stands there like all the others: a group is no place to blame.
    """
    with speaking(Language.INDONESIAN):
        heading = say("Committee: {title}", title=digest.activity.title)
        where = _when_and_where(digest.activity, sender)
        days = days_from(sender.today)
        due = [f"{_named(task)} ({in_weekday(task.due_on)})" for task in digest.due]
        untaken = [task.title for task in digest.nobodys]
        return _paragraphs(
            "\n".join(filter(None, (f"*{heading}*", where))),
            say("Dear colleagues, this is what we have before us, {days}.", days=days),
            _block(say("Still awaited"), map(_named, digest.overdue)),
            _block(say("Tasks of these days"), due),
            _block(say("Who would like to take this?"), untaken),
            say("If something is in the way, please tell us; we gladly help."),
            _closing(sender),
        )


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _by_person(those: Iterable[R]) -> defaultdict[UUID, list[R]]:
    """Return tasks or activities by each of the people who have them."""
    found: defaultdict[UUID, list[R]] = defaultdict(list)
    for one in those:
        for person_id in dict.fromkeys(one.person_ids):
            found[person_id].append(one)
    return found


def _block(heading: str, lines: Iterable[str]) -> str:
    """Return lines under a heading, or nothing where there are none."""
    found = list(lines)
    shown = [f"• {line}" for line in found[:LONGEST]]
    if rest := len(found[LONGEST:]):
        words = say_many("and {count} more", "and {count} more", rest)
        shown.append(f"• {words}")
    return "\n".join([f"*{heading}*", *shown]) if shown else ""


def _line(task: RemindedTask) -> str:
    words = f"{task.title} ({task.activity}), {in_weekday(task.due_on)}"
    return f"{words} – {_noted()}" if task.is_hindered else words


def _late_line(task: RemindedTask) -> str:
    due = say("planned for {day}", day=in_short(task.due_on))
    words = f"{task.title} ({task.activity}), {due}"
    return f"{words} – {_noted()}" if task.is_hindered else words


def _noted() -> str:
    return say("we have noted your obstacle")


def _named(task: RemindedTask) -> str:
    return f"{task.title}: {in_list(list(task.people))}"


def _when_and_where(activity: RemindedActivity, sender: Sender) -> str:
    day = activity.when.in_weekday(undated="")
    hours = _hours(activity, sender.clock) if activity.when.exact else ""
    place = " ".join(activity.place.split())
    return ", ".join(filter(None, (day, hours, place)))


def _hours(activity: RemindedActivity, clock: str) -> str:
    hours = in_hours(activity.starts_at, activity.ends_at)
    return say("at {hours} {clock}", hours=hours, clock=clock) if hours else ""


def _how_to_report(receiver: Receiver, address: str) -> str:
    if address:
        return say(
            "Please tell us here when something is done or in the way (this address is "
            "yours alone): {address}",
            address=address,
        )
    if receiver.language:
        return say(
            "When something is done or in the way, please report it under “My tasks”, "
            "or simply answer this message."
        )
    return say(
        "When something is done or in the way, simply answer this message; we gladly "
        "help."
    )


def _closing(sender: Sender) -> str:
    thanks = say("Thank you for your support.")
    return f"{thanks}\n{sender.name}, {sender.school}"
