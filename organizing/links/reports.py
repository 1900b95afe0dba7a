"""What the holder of a personal link reports: a step, a tick, a comment or a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from uuid import UUID

from data.act import Act
from data.errors import NotFound, Refused
from data.language import N_
from data.obstacles import ObstacleCode
from data.store import MISSING
from organizing.tasks import actions as tasks
from organizing.tasks.models import TaskStep


@dataclass(frozen=True)
class Sent:
    """A form of the page as it was sent, and the file that came with it."""

    typed: Mapping[str, str]
    file: tuple[str, bytes] | None = None

    def text(self, name: str) -> str:
        """Return what was typed into a field, or an empty text."""
        return self.typed.get(name, "")

    def id(self, name: str) -> UUID:
        """Return the id that a field carries; the page itself wrote it there."""
        try:
            return UUID(self.text(name))
        except ValueError as odd:
            raise NotFound(MISSING) from odd

    def number(self, name: str) -> int:
        """Return the whole number that a field carries."""
        text = self.text(name)
        if not text.isdecimal() or len(text) > len(str(2**31)):
            raise NotFound(MISSING)
        return int(text)


class Report(NamedTuple):
    """One thing to report: what keeps it, and what is told of it (a message)."""

    keep: Callable[[Act, Sent], None]
    told: str


def report(act: Act, sent: Sent) -> None:
    """Keep what a form reports; NotFound where it reports nothing the page offers."""
    if sent.text("do") not in REPORTS:
        raise NotFound(MISSING)
    REPORTS[sent.text("do")].keep(act, sent)


def _move(act: Act, sent: Sent) -> None:
    [step] = [step for step in TaskStep if step.value == sent.text("do")]
    code, note = sent.text("obstacle"), sent.text("note")
    obstacle = next((one for one in ObstacleCode if one.value == code), None)
    task_id, version = sent.id("task"), sent.number("version")
    tasks.move_task(act, task_id, version, step, obstacle=obstacle, obstacle_note=note)


def _tick(act: Act, sent: Sent) -> None:
    tasks.tick_item(act, sent.id("item"), sent.text("do") == "tick")


def _comment(act: Act, sent: Sent) -> None:
    tasks.comment(act, sent.id("new"), sent.id("task"), sent.text("text"))


def _attach(act: Act, sent: Sent) -> None:
    if sent.file is None:
        raise Refused(N_("Choose a photo or a file first."))
    tasks.attach(act, sent.id("new"), sent.id("task"), *sent.file)


REPORTS: Final[Mapping[str, Report]] = {
    "doing": Report(_move, N_("The task was moved to “Being done”.")),
    "done": Report(_move, N_("The task was moved to “Done”. Thank you.")),
    "hindered": Report(
        _move,
        N_(
            "The obstacle was reported. The vice principal for public relations sees "
            "it."
        ),
    ),
    "tick": Report(_tick, N_("The checklist was changed.")),
    "untick": Report(_tick, N_("The checklist was changed.")),
    "comment": Report(_comment, N_("The comment was sent.")),
    "file": Report(_attach, N_("The file was sent.")),
}
"""By the word that the page's form sends as ``do``."""
