"""Handing letters over, and keeping what was received and answered.

A button pressed twice, or a form sent twice, changes the records once.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.actor import Actor, Role
from data.duties import Duty
from data.errors import NotFound, Refused, Stale, WrongStep
from data.language import N_
from data.people.models import Person
from data.phones import kept_phone
from data.school import store as schools
from data.store import MISSING, Store
from execution.invitations.models import (
    ANSWER,
    EntryDraft,
    GuestDraft,
    answer_refusal,
    directory_id,
    guest_refusal,
    sent_refusal,
)
from execution.letters import store as letters
from execution.letters.actions import demand_letters, note_letters
from execution.letters.models import (
    Channel,
    Delivery,
    LetterBatch,
    Receipt,
    Reply,
    ReplyWay,
)
from organizing.links.actions import (
    give_record_links,
    open_record_link,
    record_tokens,
    revoke_record_links,
)
from organizing.links.models import RecordLink
from planning.activities.models import Activity

FAMILY: Final = "Keluarga siswa"
"""Who answers by a link, as the history names them: nobody's name."""


# ── how they reached the families ────────────────────────────────────────────
def hand_over(
    act: Act, batch_id: UUID, ids: Collection[UUID], channel: Channel, day: date
) -> int:
    """Keep that letters were handed over on a day; return how many.

    Those that have it by this channel stay as they are; a message may go beside what
    was handed over, but no letter beside another.
    """
    with act.store.transaction():
        batch = demand_letters(act, batch_id)
        if refusal := sent_refusal(day, _today(act)):
            raise refusal
        chosen = _named(letters.letters_of(act.store, batch_id), ids)
        new = [
            one.handed_over(channel, day) for one in chosen if not _has(one, channel)
        ]
        letters.keep(act.store, new)
        if new:
            note_letters(
                act, batch, "handed over", count=len(new), channel=channel.value
            )
    return len(new)


def take_back_letters(
    act: Act, batch_id: UUID, ids: Collection[UUID], channel: Channel
) -> int:
    """Keep that letters were not handed over by this channel; return how many."""
    with act.store.transaction():
        batch = demand_letters(act, batch_id)
        there = letters.letters_of(act.store, batch_id)
        new = [
            one.handed_over_by(one.channels - {channel}, _today(act)).as_after(one)
            for one in _named(there, ids)
            if channel in one.channels
        ]
        letters.keep(act.store, new)
        if new:
            note_letters(act, batch, "taken back", count=len(new))
    return len(new)


def confirm_receipt(act: Act, batch_id: UUID, ids: Collection[UUID], day: date) -> int:
    """Keep that letters were received; those of which it is known stay as they are."""
    with act.store.transaction():
        batch = demand_letters(act, batch_id)
        if refusal := sent_refusal(day, _today(act)):
            raise refusal
        chosen = _named(letters.letters_of(act.store, batch_id), ids)
        new = [
            one.with_next(receipt=Receipt.YES, received_on=day)
            for one in chosen
            if one.receipt is Receipt.UNKNOWN and one.channels
        ]
        letters.keep(act.store, new)
        if new:
            note_letters(act, batch, "recorded", count=len(new))
    return len(new)


def enter(
    act: Act,
    batch_id: UUID,
    entries: Sequence[EntryDraft],
    day: date,
    way: ReplyWay = ReplyWay.SLIP,
) -> int:
    """Keep the lines of the grid that were typed; return how many letters changed.

    Raises Stale where somebody else changed one of them after it was drawn; then
    nothing of it is kept.
    """
    with act.store.transaction():
        batch = demand_letters(act, batch_id)
        if refusal := sent_refusal(day, _today(act)):
            raise refusal
        there = letters.letters_of(act.store, batch_id)
        new = []
        for entry in entries:
            [kept] = _named(there, [entry.id])
            if not entry.changes(kept):
                continue
            if kept.version != entry.version:
                raise Stale(CHANGED_MEANWHILE, name=entry.label)
            new.append(entry.entered(kept, way, day))
        letters.keep(act.store, new)
        if new:
            note_letters(act, batch, "filled in", count=len(new))
    return len(new)


CHANGED_MEANWHILE: Final = N_(
    "{name}: somebody else entered something about this letter meanwhile. The page now "
    "shows it; type yours again where it differs."
)


def add_guest(
    act: Act, delivery_id: UUID, batch_id: UUID, draft: GuestDraft
) -> Delivery:
    """Write to somebody by name too, such as the komite; the same form twice is one."""
    with act.store.transaction():
        batch = demand_letters(act, batch_id)
        if refusal := guest_refusal(batch):
            raise refusal
        facts = {**draft.model_dump(), "phone": kept_phone(draft.phone)}
        new = Delivery(**facts, id=delivery_id, batch_id=batch_id, version=1)
        if act.store.add(new):
            note_letters(act, batch, "guest added", name=new.name)
    return new


def add_people(act: Act, batch_id: UUID, person_ids: Sequence[UUID]) -> int:
    """Write to people of the directory too; who has this letter gets no second one."""
    with act.store.transaction():
        batch = demand_letters(act, batch_id)
        if refusal := guest_refusal(batch):
            raise refusal
        there = letters.deliveries(act.store, batch_id)
        people = [act.store.get(Person, one) for one in dict.fromkeys(person_ids)]
        new = [
            Delivery(
                id=directory_id(batch_id, one.id),
                batch_id=batch_id,
                name=one.name,
                position=one.position,
                phone=one.phone,
                version=1,
            )
            for one in people
            if directory_id(batch_id, one.id) not in there
        ]
        letters.keep(act.store, new)
        for one in new:
            note_letters(act, batch, "guest added", name=one.name)
    return len(new)


def remove_guest(act: Act, delivery_id: UUID) -> None:
    """Write to somebody no more; what was handed over already stays."""
    with act.store.transaction():
        duties.demand(Duty.WRITE_LETTERS, act.by)
        kept = act.store.find(Delivery, delivery_id)
        if kept is None or kept.student_id is not None:
            return
        batch = demand_letters(act, kept.batch_id)
        if kept.channels or kept.number:
            raise WrongStep(
                N_("{name} has this letter already; it stays in the list."),
                name=kept.name,
            )
        act.store.remove(Delivery, delivery_id)
        note_letters(act, batch, "guest removed", name=kept.name)


# ── answers by a link ────────────────────────────────────────────────────────
def give_answer_links(act: Act, batch_id: UUID) -> dict[UUID, RecordLink]:
    """Give every letter a link that opens its own answer; return them by letter.

    Those that hold stay. They open nothing once the activity is over.
    """
    with act.store.transaction():
        batch = demand_letters(act, batch_id)
        activity = _activity(act.store, batch)
        if refusal := answer_refusal(batch, activity, _today(act)):
            raise refusal
        there = letters.letters_of(act.store, batch_id)
        new = [one.with_next() for one in there.values() if not one.version]
        letters.keep(act.store, new)
        last = (activity.when.last_day if activity else None) or batch.year.last_day
        links = give_record_links(act, ANSWER, list(there), batch.year, until=last)
        if any(link.made_at == act.now for link in links):
            note_letters(act, batch, "answers opened", count=len(links))
    return {link.record_id: link for link in links}


def revoke_answer_links(act: Act, batch_id: UUID) -> int:
    """Let the answer links of letters open nothing any more; return how many did."""
    with act.store.transaction():
        batch = demand_letters(act, batch_id)
        ids = list(letters.letters_of(act.store, batch_id))
        if revoked := revoke_record_links(act, ANSWER, ids):
            note_letters(act, batch, "answers revoked", count=revoked)
    return revoked


def answer_tokens(
    act: Act, batch_id: UUID, link_ids: Sequence[UUID]
) -> dict[UUID, str]:
    """Return what stands in the addresses of answer links; only who writes letters."""
    demand_letters(act, batch_id)
    return record_tokens(act, ANSWER, link_ids)


def open_answer(
    store: Store, token: str, now: datetime, *, is_noted: bool = True
) -> tuple[Delivery, LetterBatch, Activity | None]:
    """Return which letter an address answers; raises NotFound where none.

    Nor once the activity is over, or the pupil is not invited any more.
    """
    link = open_record_link(store, ANSWER, token, now, is_noted=is_noted)
    letter = store.get(Delivery, link.record_id)
    batch = store.get(LetterBatch, letter.batch_id)
    activity = _activity(store, batch)
    today = schools.today(store, now)
    if refusal := answer_refusal(batch, activity, today):
        raise NotFound(MISSING) from refusal
    return letter, batch, activity


def answer(
    store: Store, token: str, reply: Reply, name: str, now: datetime
) -> Delivery:
    """Keep what a family answers by its link; the last answer holds."""
    with store.transaction():
        letter, batch, _ = open_answer(store, token, now)
        schools.demand_open(store, batch.school_year)
        named = " ".join(name.split())[:LONGEST_NAME]
        if (letter.reply, letter.reply_name) == (reply, named):
            return letter
        by = Actor(id=letter.id, name=FAMILY, role=Role.COMMITTEE_MEMBER, by_link=True)
        act = Act(store, by, now)
        new = letter.replied(reply, named, ReplyWay.LINK, _today(act))
        new = new.as_after(letter)
        letters.keep(store, [new])
        note_letters(act, batch, "answered")
    return new


LONGEST_NAME: Final = 100


# ── what is demanded ─────────────────────────────────────────────────────────
def _named(there: Mapping[UUID, Delivery], ids: Collection[UUID]) -> list[Delivery]:
    """Return the letters of these ids, or raise why there is none."""
    if any(one not in there for one in ids):
        raise Refused(
            N_(
                "One of these families is not invited to this activity any more. Open "
                "the page again; the others stay as they are."
            )
        )
    return [there[one] for one in dict.fromkeys(ids)]


def _activity(store: Store, batch: LetterBatch) -> Activity | None:
    return store.get(Activity, batch.activity_id) if batch.activity_id else None


def _has(letter: Delivery, channel: Channel) -> bool:
    """Whether a letter was handed over by a channel, or by another like it."""
    if channel is Channel.WHATSAPP:
        return channel in letter.channels
    return letter.channel is not None


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)
