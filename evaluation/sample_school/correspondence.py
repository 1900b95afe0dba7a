"""What the sample school wrote to parents, how it reached them, and their answers."""

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from data.act import Act
from data.calendar import SchoolYear
from data.people import store as directory
from data.store import Store
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import at, day_of, id_of
from evaluation.sample_school.reading import approved_on, facts
from execution.invitations import actions as invitations
from execution.invitations.models import EntryDraft
from execution.letters import actions as letters
from execution.letters import store as letter_records
from execution.letters.models import (
    BatchDraft,
    BatchNumberDraft,
    Channel,
    Delivery,
    LetterKind,
    LetterWords,
    Receipt,
    Reply,
    ReplyWay,
)
from execution.letters.queries import ready_words
from planning.activities.models import Activity, Audience, Category

BEFORE: Final = timedelta(days=14)
"""So long before an activity its families are invited."""

AT_ONCE: Final = timedelta(days=7)
"""So long before, where it came up after the plan was approved."""

CODE: Final = "005"
ANSWERED: Final = 0.82
BY_MESSAGE: Final = 0.6
REPLIES: Final = (
    *(Reply.MOTHER,) * 11,
    *(Reply.FATHER,) * 5,
    Reply.GUARDIAN,
    Reply.COMING,
    *(Reply.NOT_COMING,) * 3,
)


def tell_parents(store: Store, year: SchoolYear, cast: Cast, today: date) -> None:
    """Write the letter that tells parents of this year's programme and obstacles."""
    if today not in year:
        return
    day = approved_on(year)
    batch_id = id_of("letters", f"{year}")
    now = Act(store, cast.lead, at(day))
    draft = _draft(store, LetterKind.INFORMATION, year, day, None)
    letters.write_letters(now, batch_id, year, draft)
    number = BatchNumberDraft(code=CODE)
    letters.number_letters(now, batch_id, 1, id_of("number", f"{year}"), number)
    ids = list(letter_records.letters_of(store, batch_id))
    invitations.hand_over(now, batch_id, ids, Channel.LETTER, day)


def invite(store: Store, activity: Activity, cast: Cast, today: date) -> None:
    """Invite this year's guests of an activity, two weeks before; hear answers.

    Where no families are invited, the komite is.
    """
    before = AT_ONCE if activity.incidental else BEFORE
    year = SchoolYear(start=activity.school_year)
    day = max(day_of(activity) - before, approved_on(year))
    is_group = activity.audience is not Audience.PUPILS
    is_for_all = is_group and activity.category is not Category.SERVICE
    if not is_for_all or day > today or today not in year:
        return
    batch_id = id_of("letters", str(activity.id))
    now = Act(store, cast.lead, at(day))
    draft = _draft(store, LetterKind.INVITATION, year, day, activity.id)
    letters.write_letters(now, batch_id, year, draft)
    number = BatchNumberDraft(code=CODE)
    letters.number_letters(now, batch_id, 1, id_of("number", str(batch_id)), number)
    if activity.audience is Audience.NONE:
        invitations.add_people(now, batch_id, _komite(store))
    ids = list(letter_records.letters_of(store, batch_id))
    invitations.hand_over(now, batch_id, ids, Channel.LETTER, day)
    there = list(letter_records.letters_of(store, batch_id).values())
    chance = random.Random(f"{year}-{activity.title}")  # noqa: S311 -- fiction
    answered_on = min(today, day_of(activity) - timedelta(days=2))
    act = Act(store, cast.lead, at(answered_on))
    entries = list(_entries(there, chance, is_over=day_of(activity) < today))
    invitations.enter(act, batch_id, entries, answered_on, ReplyWay.SLIP)


def _komite(store: Store) -> list[UUID]:
    """Return who of the directory sits in the komite."""
    names = {member.name for member in facts().bodies.members}
    return [one.id for one in directory.people(store) if one.name in names]


def _entries(
    there: Sequence[Delivery], chance: random.Random, *, is_over: bool
) -> Iterable[EntryDraft]:
    """Give what became of each letter; of what is to come some wait for a message."""
    for letter in there:
        is_answered = chance.random() < (ANSWERED if is_over else ANSWERED / 2)
        by_message = letter.student_id is not None and chance.random() < BY_MESSAGE
        channels = {Channel.LETTER} | ({Channel.WHATSAPP} if by_message else set())
        yield EntryDraft(
            id=letter.id,
            version=letter.version,
            channels=frozenset(channels),
            receipt=Receipt.YES if is_answered or by_message else Receipt.UNKNOWN,
            reply=_reply(letter, chance) if is_answered else None,
        )


def _reply(letter: Delivery, chance: random.Random) -> Reply:
    return chance.choice(REPLIES) if letter.student_id else Reply.COMING


def _draft(
    store: Store,
    kind: LetterKind,
    year: SchoolYear,
    day: date,
    activity_id: UUID | None,
) -> BatchDraft:
    ready = ready_words(store, kind, year, day, activity_id=activity_id)
    words = {name: getattr(ready, name) for name in LetterWords.model_fields}
    return BatchDraft(kind=kind, activity_id=activity_id, **words)
