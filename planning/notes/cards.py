"""The principal's notes in the margin of the plan: notes in, HTML out."""

from collections.abc import Collection, Sequence
from html import escape
from typing import Final, NamedTuple
from uuid import UUID

from data.language import in_moment, say, say_many
from data.ui.desk import Desk
from data.ui.links import here
from planning.notes.queries import ListedNote

WHOLE: Final = "semua"
"""How an address names the whole plan as the place of a note."""

LANDED: Final = "baris"
"""How an address names the place to which the cursor goes back."""

LOOK: Final = """<style>
.noted{border-left:3px solid var(--line);border-radius:.2rem;padding:.15rem .6rem;
margin:0 0 .4rem;line-height:1.4}
.noted p{margin:0;white-space:pre-line;overflow-wrap:anywhere}
.noted.open{border-color:var(--warn);background:var(--warn-tint)}
.noted.draft{border-color:var(--accent);background:var(--accent-tint)}
.noted.settled{color:var(--quiet)}
.noted .said{margin:.2rem 0 0;padding-left:.6rem;border-left:2px solid var(--good)}
.noted b{font-weight:600}.noted b.good{color:var(--good)}
.noted b.warn{color:var(--warn)}
.stHtml .noted small,.margin details{font-size:var(--small,.875rem)}
.stHtml .noted small{display:block;color:var(--quiet)}
.notes-ways a{display:inline-block;padding:.2rem .1rem;margin-right:.8rem;
font-size:var(--small,.875rem);color:var(--accent)}
.notes-ways a.landed{animation:way-write 1ms;scroll-margin:9rem 0 7rem}
@keyframes way-write{from{outline-color:transparent}}
@media print{.notes-ways{display:none}}
</style>"""


class Sight(NamedTuple):
    """How the person at the desk sees the notes of a plan.

    ``unchanged`` are settled notes at whose place nothing changed since; ``earlier``
    those from before the last approval.
    """

    desk: Desk
    path: str
    writes: bool
    answers: bool
    unchanged: Collection[UUID] = ()
    earlier: Collection[UUID] = ()
    landed: str = ""

    def margin(
        self, notes: Sequence[ListedNote], place: UUID | None, title: str
    ) -> str:
        """Return what stands in the margin beside ``place``, which is called so."""
        before = [note for note in notes if note.id in self.earlier]
        now = [note for note in notes if note.id not in self.earlier]
        parts = [self._note(note) for note in now]
        if before:
            label = say_many(
                "{count} earlier note", "{count} earlier notes", len(before)
            )
            told = "".join(map(self._note, before))
            parts.append(f"<details><summary>{escape(label)}</summary>{told}</details>")
        if self.writes:
            parts.append(self._writing(place, title))
        return "".join(parts)

    def _writing(self, place: UUID | None, title: str) -> str:
        at = str(place or WHOLE)
        label = say("Write a note")
        url = here(self.desk, self.path, **{"catatan": at, LANDED: ""})
        look = "stays landed" if self.landed == at else "stays"
        return (
            f'<div class="notes-ways"><a class="{look}" href="{escape(url)}" '
            f'target="_self" aria-label="{escape(f"{label}: {title}")}">'
            f"{escape(label)}</a></div>"
        )

    def _note(self, note: ListedNote) -> str:
        kind, state = self._state(note)
        moment = in_moment(note.made_at, self.desk.school.zone)
        answer = ""
        if note.answer:
            told = escape(say("Answer: {answer}", answer=note.answer))
            answer = f'<p class="said">{told}</p>'
        if note.id in self.unchanged:
            words = escape(say("Nothing changed here since the note was written."))
            answer += f"<small>{words}</small>"
        return (
            f'<div class="noted {kind}"><p>{escape(note.text)}</p>'
            f"<small>{escape(note.made_by)} · {escape(moment)} · {state}</small>"
            f"{answer}{self._way(note)}</div>"
        )

    def _state(self, note: ListedNote) -> tuple[str, str]:
        if self.writes and note.is_open:
            return "draft", escape(say("not handed over yet"))
        if note.is_open:
            still = escape(say("still open"))
            return "open", f'<b class="warn">{still}</b>'
        words = say("mended") if note.mended_at else say("answered")
        return "settled", f'<b class="good">✓ {escape(words)}</b>'

    def _way(self, note: ListedNote) -> str:
        """Return how a note is answered, or taken back before it is handed over."""
        if self.writes and note.is_open:
            at = str(note.about or WHOLE)
            return self._link(say("Take the note back"), catatan=at)
        if self.answers and note.id not in self.earlier:
            label = (
                say("Answer this note") if note.is_open else say("Change the answer")
            )
            return self._link(label, jawab=note.id)
        return ""

    def _link(self, label: str, **facts: object) -> str:
        url = here(self.desk, self.path, **facts)
        return (
            f'<div class="notes-ways"><a class="stays" href="{escape(url)}" '
            f'target="_self">{escape(label)}</a></div>'
        )
