"""Tasks of a committee: to whom, until when, how far, and who may move them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field

from data.actor import Actor, Role
from data.errors import HumasError, NotAllowed, Refused, WrongStep
from data.language import N_, Language, say, speaking
from data.obstacles import ObstacleCode
from data.record import Line, Record, Term, Text
from organizing.committees.models import USUAL_POSITIONS, Position
from planning.activities.models import EvidenceKind, PlannedTask

Offset = Annotated[int, Field(ge=-365, le=365)]


class TaskStep(Term):
    """How far a task is."""

    TO_DO = "to_do", N_("To do")
    DOING = "doing", N_("Being done")
    DONE = "done", N_("Done")
    HINDERED = "hindered", N_("Hindered")


NEXT_STEPS: Final[Mapping[TaskStep, frozenset[TaskStep]]] = {
    TaskStep.TO_DO: frozenset({TaskStep.DOING, TaskStep.DONE, TaskStep.HINDERED}),
    TaskStep.DOING: frozenset({TaskStep.DONE, TaskStep.HINDERED}),
    TaskStep.HINDERED: frozenset({TaskStep.DOING, TaskStep.DONE}),
    TaskStep.DONE: frozenset({TaskStep.DOING}),
}


class Bucket(Term):
    """When a person has to see to a task."""

    OVERDUE = "overdue", N_("Overdue")
    TODAY = "today", N_("Today")
    LATER = "later", N_("Later")
    DONE = "done", N_("Done")


class TaskDraft(Record):
    """What is filled in to give a task: to a person or to a section, and when."""

    title: Line
    detail: Text = ""
    person_id: UUID | None = None
    position_id: UUID | None = None
    offset_days: Offset = 0
    evidence: tuple[EvidenceKind, ...] = ()

    def refusal(self) -> HumasError | None:
        """Return why the task cannot be given like this, or None."""
        if (self.person_id is None) != (self.position_id is None):
            return None
        return Refused(N_("Give the task either to one person or to one section."))


class Task(TaskDraft):
    """One task of an activity's committee."""

    id: UUID
    activity_id: UUID
    step: TaskStep
    obstacle: ObstacleCode | None
    obstacle_note: str
    due_when_done: date | None = None
    """A done task stays where it was due, also when the activity moves."""

    version: int

    @property
    def draft(self) -> TaskDraft:
        """What was filled in."""
        fields = TaskDraft.model_fields
        return TaskDraft(**{name: getattr(self, name) for name in fields})

    def at(self, step: TaskStep, obstacle: ObstacleCode | None, note: str) -> Self:
        """Return the task's next version at ``step``; only a hindrance has a note."""
        hindered = step is TaskStep.HINDERED
        return self.model_copy(
            update={
                "step": step,
                "obstacle": obstacle if hindered else None,
                "obstacle_note": note.strip() if hindered else "",
                "version": self.version + 1,
            }
        )

    def move_refusal(
        self, step: TaskStep, obstacle: ObstacleCode | None, note: str
    ) -> HumasError | None:
        """Return why the task cannot be moved to ``step``, or None."""
        if step not in NEXT_STEPS[self.step]:
            return WrongStep(
                N_("“{title}” is at “{at}” and cannot become “{to}” now."),
                title=self.title,
                at=self.step,
                to=step,
            )
        if step is TaskStep.HINDERED and not (obstacle and note.strip()):
            return Refused(
                N_(
                    "Choose what hinders “{title}” and write a short note, so that the "
                    "committee can help."
                ),
                title=self.title,
            )
        return None


def moving_refusal(by: Actor) -> HumasError | None:
    """Return why ``by`` may not move tasks at all, or None."""
    if by.role is not Role.PRINCIPAL:
        return None
    return NotAllowed(
        N_("Tasks are moved by those they are given to; the principal reads them.")
    )


def not_given(
    planned: Iterable[PlannedTask], given: Iterable[Task]
) -> list[PlannedTask]:
    """Return the planned tasks that no given task stands for: by id, or by its words.

    A given task that was reworded keeps the id of the planned one.
    """
    known = list(given)
    ids = {task.id for task in known}
    words = {(task.title.casefold(), task.offset_days) for task in known}
    return [
        task
        for task in planned
        if task.id not in ids and (task.title.casefold(), task.offset_days) not in words
    ]


def planned_refusal(title: str, positions: Sequence[Position]) -> HumasError | None:
    """Return why the planned tasks cannot be given yet, or None."""
    if positions:
        return None
    return Refused(
        N_(
            "“{title}” has no committee yet. Set up its positions first; the planned "
            "tasks are given to them."
        ),
        title=title,
    )


def task_of_plan(planned: PlannedTask, positions: Sequence[Position]) -> Task:
    """Return a planned task as given: to the position it names, or to the first."""
    named = _names_of(planned.section)
    receiver = next(
        (position for position in positions if position.title.casefold() in named),
        positions[0],
    )
    return Task(
        id=planned.id,
        activity_id=planned.activity_id,
        title=planned.title,
        position_id=receiver.id,
        offset_days=planned.offset_days,
        step=TaskStep.TO_DO,
        obstacle=None,
        obstacle_note="",
        version=1,
    )


def _names_of(section: str) -> set[str]:
    """Return what a usual position is called in every language the product speaks."""
    names = {section.casefold()}
    for title, *_ in USUAL_POSITIONS:
        spoken_as = set()
        for language in Language:
            with speaking(language):
                spoken_as.add(say(title).casefold())
        if names & spoken_as:
            return names | spoken_as
    return names


def countdown(offset_days: int) -> str:
    """Return ``H-14``, ``H`` or ``H+7``, as schools write it."""
    return f"H{offset_days:+d}" if offset_days else "H"
