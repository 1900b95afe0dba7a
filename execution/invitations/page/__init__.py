"""Invitations and letters: what was written to parents, and how far it is."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.few import HIDDEN
from data.language import N_, in_number, in_short, say
from data.ui.address import asked_origin
from data.ui.desk import Desk
from data.ui.empty import nothing_yet
from data.ui.ending import Back, ending
from data.ui.files import FileSteps, files_of_record
from data.ui.filters import chosen_in_address
from data.ui.forms import press
from data.ui.links import Way, anchor, go, here, link, unmarked
from data.ui.pages import Page, Section
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import tabs, unfold
from execution.invitations import queries
from execution.invitations.actions import (
    answer_tokens,
    give_answer_links,
    revoke_answer_links,
)
from execution.invitations.form import by_class_group, by_name
from execution.invitations.models import ROOM, answer_refusal
from execution.invitations.page.messages import messages
from execution.invitations.queries import (
    ClassGroupLetters,
    ListedBatch,
    Reached,
    answer_links,
    silent,
)
from execution.letters import form as letters
from execution.letters.actions import (
    attach_to_letters,
    describe_on_letters,
    detach_from_letters,
)
from execution.letters.models import LetterBatch, LetterKind
from execution.letters.queries import LettersToPrint, ListedLetter, letters_to_print
from organizing.links.models import address_of
from planning.activities.models import Activity

PAGE = Page(
    N_("Invitations and letters"),
    "undangan",
    "campaign",
    Section.EXECUTE,
    Duty.READ_LETTERS,
    words=N_("parents' letters, permission, summons, replies"),
)

FILES = FileSteps(attach_to_letters, describe_on_letters, detach_from_letters)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    listed = queries.listed_batches(desk.store, desk.year, desk.person)
    _letters(desk, listed, PAGE.path, None)


def part(desk: Desk, activity: Activity) -> None:
    """Draw the letters of one activity, within its room."""
    listed = queries.listed_batches(desk.store, desk.year, desk.person, activity.id)
    _letters(desk, listed, "ruang", activity)


def _letters(
    desk: Desk, listed: Sequence[ListedBatch], path: str, activity: Activity | None
) -> None:
    """Draw the list of letters, or those that the address names."""
    titles: dict[UUID | None, str] = {None: say("All letters")}
    titles |= {one.id: _titled(one) for one in listed}
    chosen = None
    if listed:
        key = f"letters-{len(listed)}-{activity.id if activity else ''}"
        chosen = chosen_in_address(letters.ASKED, say("Letters"), titles, key)
    if chosen is not None:
        [row] = [one for one in listed if one.id == chosen]
        _batch(desk, row, path)
        return
    if listed:
        _list(desk, listed, path)
    else:
        nothing_yet(
            say(
                "Nothing was written to parents yet. Below the words are ready from "
                "the plan; look them through, keep them, and print."
            ),
            Way(say("Activities of the year"), link(desk, "agenda")),
        )
    if desk.may_now(Duty.WRITE_LETTERS):
        new = partial(letters.new_letters, desk, activity)
        begins = f"letters-{activity.id if activity else 'new'}"
        name = f"new-letters-{activity.id if activity else ''}"
        label = say("Write letters")
        opened = not listed or (activity is None and letters.asked_kind() is not None)
        icon = ":material/edit:"
        unfold(label, name, new, icon=icon, opened=opened, begins=begins)


def _titled(one: ListedBatch) -> str:
    about, day = one.activity or one.subject, in_short(one.dated_on)
    return f"{say(one.kind.label)}: {about} · {day}"


def _list(desk: Desk, listed: Sequence[ListedBatch], path: str) -> None:
    heads = (
        (say("Letters"), "lead"),
        (say("Number"), ""),
        (say("Invited"), "number"),
        (say("Sent"), "number"),
        (say("Coming"), "number"),
        (say("Not coming"), "number"),
        (say("Silent"), "number"),
    )
    listing(heads, [Group((), [_row(desk, one, path) for one in listed])])


def _row(desk: Desk, one: ListedBatch, path: str) -> list[Cell]:
    url = here(desk, path, **{letters.ASKED: one.id})
    name = anchor(one.activity or one.subject, url)
    named = (" ·", say("By name"), in_number(one.people)) if one.people else ()
    about = f"{say(one.kind.label)} · {in_short(one.dated_on)}{' '.join(named)}"
    is_hidden = _is_hidden(desk, one)
    has_families = bool(one.invited or not one.people)
    asks = has_families and one.kind is not LetterKind.INFORMATION
    counts = (
        (say("Invited"), one.invited if has_families else None),
        (say("Sent"), one.sent if has_families else None),
        (say("Coming"), one.coming + one.represented if asks else None),
        (say("Not coming"), one.not_coming if asks else None),
        (say("Silent"), one.silent if asks else None),
    )
    return [
        Cell(
            f'<span style="white-space:normal"><strong>{name}</strong>'
            f"<small>{escape(about)}</small></span>",
            "lead",
        ),
        plain(one.number or "……", label=say("Number")),
        *(
            plain("–" if count is None else _told(count, is_hidden), "number", label)
            for label, count in counts
        ),
    ]


def _is_hidden(desk: Desk, one: ListedBatch) -> bool:
    """Return whether this person is not told how many of these families did what."""
    return one.is_confidential and not duties.may(Duty.WRITE_LETTERS, desk.person)


def _told(count: int, is_hidden: bool) -> str:
    return HIDDEN if is_hidden else in_number(count)


# ── one batch ────────────────────────────────────────────────────────────────
def _batch(desk: Desk, row: ListedBatch, path: str) -> None:
    batch = desk.store.get(LetterBatch, row.id)
    _head(desk, row, path)
    is_hidden = _is_hidden(desk, row)
    _counted(row, is_hidden=is_hidden)
    if is_hidden:
        st.caption(say("Which families these letters are for is confidential."))
        letters.read_words(batch)
        return
    groups = queries.class_group_letters(desk.store, batch.id)
    if not duties.may(Duty.WRITE_LETTERS, desk.person):
        tabs(
            "letters",
            (
                (say("By class group"), partial(_groups, groups, row.kind)),
                (say("Words"), partial(letters.read_words, batch)),
            ),
        )
        return
    facts = letters_to_print(desk.store, batch.id)
    may = desk.year_is_open
    parts = [(say("Print"), partial(_print, desk, batch, path, may=may))]
    if may:
        parts += [
            (say("WhatsApp"), partial(_messages, desk, path, facts)),
            (
                say("Handed over and answered"),
                partial(by_class_group, desk, batch, facts.letters),
            ),
        ]
    parts.append((say("By class group"), partial(_groups, groups, row.kind)))
    if row.kind is not LetterKind.INFORMATION:
        parts.append((say("Not answered"), partial(_silent, facts)))
    parts.append(
        (say("Words and number"), partial(_words, desk, batch, facts, may=may))
    )
    tabs("letters", parts, in_address=True)


def _head(desk: Desk, row: ListedBatch, path: str) -> None:
    st.subheader(unmarked(row.subject))
    number = say("number {number}", number=row.number) if row.number else ""
    told = (say(row.kind.label), in_short(row.dated_on), number)
    st.caption(unmarked(" · ".join(filter(None, told))))
    if row.activity_id and path != "ruang":
        url = link(desk, "ruang", kegiatan=row.activity_id, bagian="undangan")
        go(say("Open the activity: {title}", title=row.activity), url)


def _counted(row: ListedBatch, *, is_hidden: bool) -> None:
    """Say in one line how far the letters are."""
    shown = [
        (say("Pupils' families"), row.invited),
        (say("Sent"), row.sent),
        (say("Received"), row.received),
    ]
    if row.kind is not LetterKind.INFORMATION:
        shown += [
            (say("Coming"), row.coming),
            (say("Represented"), row.represented),
            (say("Not coming"), row.not_coming),
            (say("Silent"), row.silent),
        ]
    if row.people:
        shown.append((say("By name"), row.people))
    parts = " · ".join(
        f"{escape(label)}\u00a0<strong>{_told(count, is_hidden)}</strong>"
        for label, count in shown
    )
    st.html(f'<p style="margin:0;line-height:1.7">{parts}</p>')


def _print(desk: Desk, batch: LetterBatch, path: str, *, may: bool) -> None:
    letters.paper(desk, batch, _addresses(desk, batch, may=may))
    if may:
        _links(desk, batch)
    _files(desk, batch, path, may=may)


def _files(desk: Desk, batch: LetterBatch, path: str, *, may: bool) -> None:
    """Draw the signed letter and what was handed out with it."""
    room: dict[str, object] = {}
    if path == "ruang":
        room = {"kegiatan": batch.activity_id, "bagian": "undangan"}
    files_of_record(
        desk,
        (LetterBatch.table.name, batch.id),
        link(desk, path, **room, **{letters.ASKED: batch.id}),
        FILES if may else None,
        say("Add the signed letter or what goes with it"),
    )


def _messages(desk: Desk, path: str, facts: LettersToPrint) -> None:
    messages(desk, path, facts, _addresses(desk, facts.batch, may=True))


def _groups(groups: Sequence[ClassGroupLetters], kind: LetterKind) -> None:
    if not groups:
        st.info(say("No class group gets this letter."))
        return
    asks = kind is not LetterKind.INFORMATION
    names = [say("Invited"), say("Sent"), say("Received")]
    if asks:
        names += [say("Coming"), say("Represented"), say("Not coming"), say("Silent")]
    rows = [[plain(one.class_group, "lead"), *_counts(one, names)] for one in groups]
    together = escape(say("Together"))
    total = Reached(
        **{
            name: sum(getattr(one, name) for one in groups)
            for name in Reached.model_fields
        }
    )
    rows.append([Cell(f"<strong>{together}</strong>", "lead"), *_counts(total, names)])
    heads = [(say("Class group"), "lead"), *((name, "number") for name in names)]
    listing(heads, [Group((), rows)])


def _counts(one: Reached, names: Sequence[str]) -> list[Cell]:
    counts = (
        one.invited,
        one.sent,
        one.received,
        one.coming,
        one.represented,
        one.not_coming,
        one.silent,
    )
    return [
        plain(in_number(count), "number", name)
        for name, count in zip(names, counts, strict=False)
    ]


def _silent(facts: LettersToPrint) -> None:
    """List who has not answered, class group by class group: for the lead alone."""
    found = silent(facts.letters)
    if not found:
        st.success(say("Everybody has answered."))
        return
    st.caption(say("Only you read these names; all others see counts."))
    groups = dict.fromkeys(one.class_group for one in found)
    listing(
        ((say("Class group"), "lead"), (say("Not answered yet"), "")),
        [
            Group(
                (),
                [
                    [
                        plain(group or say("By name"), "lead"),
                        plain(_names(found, group)),
                    ]
                    for group in groups
                ],
            )
        ],
    )


def _names(found: Sequence[ListedLetter], group: str) -> str:
    return ", ".join(one.called for one in found if one.class_group == group)


def _words(desk: Desk, batch: LetterBatch, facts: LettersToPrint, *, may: bool) -> None:
    if not may:
        letters.read_words(batch)
        return
    letters.words(desk, batch)
    st.markdown("**" + say("Number") + "**")
    letters.number(desk, batch)
    if not batch.kind.is_confidential:
        st.markdown("**" + say("Letters by name") + "**")
        by_name(desk, batch, facts.letters)


# ── answer links ─────────────────────────────────────────────────────────────
def _held(desk: Desk, batch: LetterBatch) -> Mapping[UUID, UUID] | None:
    """Return the answer links that hold, by letter; None where none can be given."""
    activity = (
        desk.store.get(Activity, batch.activity_id) if batch.activity_id else None
    )
    if answer_refusal(batch, activity, desk.today):
        return None
    return answer_links(desk.store, batch.id, desk.clock())


def _addresses(desk: Desk, batch: LetterBatch, *, may: bool) -> Mapping[UUID, str]:
    """Return the addresses of the answer links that phones can open, by letter."""
    held = _held(desk, batch) if may else None
    if not held:
        return {}
    origin = asked_origin(desk)
    if not origin:
        return {}
    tokens = answer_tokens(desk.act(), batch.id, list(held.values()))
    return {
        letter: address_of(origin, tokens[link_id], ROOM)
        for letter, link_id in held.items()
    }


def _links(desk: Desk, batch: LetterBatch) -> None:
    """Let a person give the letters answer links, or revoke them."""
    held = _held(desk, batch)
    if held is None:
        return
    if held:
        ending(
            say("Revoke the answer links"),
            say(
                "No answer link of these letters opens anything then, also those that "
                "were printed or sent. Answers that came stay."
            ),
            say("Revoke {count} answer links", count=in_number(len(held))),
            lambda: revoke_answer_links(desk.act(), batch.id),
            say("The answer links were revoked."),
            key=f"revoke-links-{batch.id}-{len(held)}",
            back=Back.NEVER,
        )
        return
    st.caption(
        say(
            "Parents can also answer by a link: it opens only their own answer, "
            "and nothing once the activity is over. Letters then carry a QR code."
        )
    )
    press(
        say("Give answer links"),
        lambda: give_answer_links(desk.act(), batch.id),
        say("Every letter has its answer link now."),
        key=f"give-links-{batch.id}",
        icon=":material/qr_code_2:",
    )
