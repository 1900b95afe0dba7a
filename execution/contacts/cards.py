"""Contacts as who may read them sees them: rows in, HTML out."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Final

from data.language import (
    in_hour,
    in_list,
    in_long,
    in_month,
    in_short,
    in_weekday,
    say,
)
from data.record import Term
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.passages import Passage
from data.ui.tables import Cell, Group, plain
from execution.contacts.models import ContactStep
from execution.contacts.queries import ContactCount, ContactFacts, ListedContact

PATH: Final = "kontak"


def listed(desk: Desk, rows: Sequence[ListedContact], *, with_person: bool) -> Group:
    """Return contacts as rows of a listing."""
    return Group((), [_row(desk, row, with_person=with_person) for row in rows])


def heads(*, with_person: bool) -> list[tuple[str, str]]:
    """Return the columns of that listing."""
    named = [
        (say("Pupil"), "lead"),
        (say("Date"), "corner"),
        (say("What it was"), ""),
        (say("Next step"), ""),
    ]
    return [*named, (say("In charge"), "")] if with_person else named


def _row(desk: Desk, row: ListedContact, *, with_person: bool) -> list[Cell]:
    pupil = anchor(row.pupil or "–", link(desk, PATH, kontak=row.id))
    topics = "; ".join(say(topic.label) for topic in row.topics)
    cells = [
        Cell(f"{pupil}<small>{escape(row.class_group)}</small>", "lead"),
        plain(in_short(row.met_on), "corner"),
        Cell(f"{escape(say(row.kind.label))}<small>{escape(topics)}</small>"),
        Cell(_next(row, desk.today), label=say("Next step")),
    ]
    return [*cells, plain(row.person, label=say("In charge"))] if with_person else cells


def _next(row: ListedContact, today: date) -> str:
    step = row.step(today)
    if step is ContactStep.CLOSED:
        return escape(say(step.label))
    told = [escape(row.next_step)] if row.next_step else []
    if row.due_on:
        asks = ' class="look"' if row.is_overdue(today) else ""
        due = say("until {day}", day=in_short(row.due_on))
        told.append(f"<small{asks}>{escape(f'{due} · {row.next_person}')}</small>")
    if step is ContactStep.PLANNED:
        told.append(f"<small>{escape(say(step.label))}</small>")
    elif row.waits_for_words(today):
        waits = say("What came of it is not written yet.")
        told.append(f'<small class="look">{escape(waits)}</small>')
    return "".join(told)


def spoken(facts: ContactFacts) -> Iterator[Passage]:
    """Give all that a contact says, under what each is called."""
    for name, words in _spoken(facts):
        if words:
            yield Passage(words, name=name)


def _spoken(facts: ContactFacts) -> Iterator[tuple[str, str]]:
    yield say("When and where"), when_and_where(facts)
    yield say("By what"), say(facts.channel.label)
    yield say("Of the family there were"), met(facts)
    yield say("In charge"), facts.person
    yield say("Topics"), worded(facts.topics, facts.topic_note)
    yield say("Purpose"), worded(facts.purposes)
    yield say("Data that were shown"), worded(facts.shown, facts.shown_note)
    yield say("What was found"), facts.found
    yield say("What was agreed"), facts.agreement
    yield (
        say("What the parents will do"),
        worded(facts.family_efforts, facts.family_note),
    )
    yield (
        say("What the school will do"),
        worded(facts.school_efforts, facts.school_note),
    )
    yield say("Next step"), next_step(facts)
    yield say("Counts for the activity"), facts.activity
    yield say("What came of it"), facts.closing_note


def when_and_where(facts: ContactFacts) -> str:
    """Return day, hour and place of a contact."""
    hour = in_hour(facts.met_at) if facts.met_at else ""
    return " · ".join(filter(None, (in_weekday(facts.met_on), hour, facts.place)))


def met(facts: ContactFacts) -> str:
    """Return who of the family was there."""
    named = [say(one.label) for one in facts.met]
    return in_list([*named, *filter(None, [facts.met_other])])


def next_step(facts: ContactFacts) -> str:
    """Return the next step, who has it and until when."""
    due = say("until {day}", day=in_long(facts.due_on)) if facts.due_on else ""
    told = (facts.next_step, facts.next_person, due) if facts.next_step else ()
    return " · ".join(filter(None, told))


def worded(chosen: Sequence[Term], note: str = "") -> str:
    """Return chosen terms in words; the note says what “other” is, or adds to them."""
    named = [say(one.label) for one in chosen if one.value != "other"]
    return "; ".join([*named, *filter(None, [note])])


def by_code(rows: Sequence[ContactCount], counted_by: str) -> dict[str, int]:
    """Return the counts of one kind, by their codes."""
    return {row.code: row.contacts for row in rows if row.counted_by == counted_by}


def month_of(name: str) -> str:
    """Return a month that a count is named by, in words."""
    return in_month(date.fromisoformat(name))
