"""Tasks of a committee: who does them, until when, and how far they are."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence, Sized
from datetime import date, datetime, timedelta
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from data import duties
from data.actor import Actor
from data.duties import Duty
from data.errors import HumasError, Refused, WrongStep
from data.language import N_, say
from data.obstacles import ObstacleCode
from data.record import KeptRecord, Line, Passage, Record, Term, Text, Title
from organizing.committees.models import Position, is_same_post
from planning.activities.models import EvidenceKind, PlannedTask

MOST_ITEMS: Final = 40
MOST_FILES: Final = 20
LONGEST_COMMENT: Final = 2000

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


def taps_from(step: TaskStep) -> dict[TaskStep, str]:
    """Return the steps that one tap leads to, with what the button says."""
    again = step is TaskStep.DONE
    words = {
        TaskStep.DOING: say("Take up again") if again else say("Start"),
        TaskStep.DONE: say("Finish"),
    }
    return {to: label for to, label in words.items() if to in NEXT_STEPS[step]}


class Bucket(Term):
    """When a person has to see to a task."""

    OVERDUE = "overdue", N_("Overdue")
    TODAY = "today", N_("Today")
    THIS_WEEK = "this_week", N_("This week")
    LATER = "later", N_("Later")
    DONE = "done", N_("Done")


class TaskFields(Record):
    """What is filled in about a task: what, until when, for whom, which evidence."""

    title: Title
    detail: Text = ""
    person_id: UUID | None = None
    position_id: UUID | None = None
    offset_days: Offset = 0
    evidence: tuple[EvidenceKind, ...] = ()


class TaskDraft(TaskFields):
    """What is filled in to give a task.

    One person is accountable, alone or within a section; a section alone has the task
    together; neither means that nobody has it yet. ``assistant_ids`` are who helps,
    ``items`` the lines of the checklist.
    """

    assistant_ids: tuple[UUID, ...] = ()
    items: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _say_each_once(self) -> Self:
        helping = dict.fromkeys(i for i in self.assistant_ids if i != self.person_id)
        object.__setattr__(self, "assistant_ids", tuple(sorted(helping)))
        object.__setattr__(self, "items", tuple(dict.fromkeys(self.items)))
        return self

    @property
    def people(self) -> frozenset[UUID]:
        """Everybody it names."""
        named = {self.person_id} if self.person_id else set()
        return frozenset(named | set(self.assistant_ids))

    def refusal(self) -> HumasError | None:
        """Return why the task cannot be given like this, or None."""
        if len(self.items) <= MOST_ITEMS:
            return None
        return Refused(
            N_("A checklist has at most {most} lines; give the rest as a task."),
            most=MOST_ITEMS,
        )


class Assignment(Record):
    """To whom several tasks are given at once: a person, a section, or both."""

    person_id: UUID | None = None
    position_id: UUID | None = None

    def refusal(self, chosen: Sized) -> HumasError | None:
        """Return why these tasks cannot be given like this, or None."""
        if not chosen:
            return Refused(N_("Choose the tasks first."))
        if self.person_id or self.position_id:
            return None
        return Refused(N_("Choose a person or a section to give the tasks to."))

    def of(self, draft: TaskDraft, seats: Collection[tuple[UUID, UUID]]) -> TaskDraft:
        """Return a task given like this; ``seats`` are sections, each with a holder.

        A person who is not in the task's section takes the task out of it; a section
        takes a task from a person who is not in it.
        """
        person = self.person_id or draft.person_id
        position = self.position_id or draft.position_id
        if person and position and (position, person) not in seats:
            person = self.person_id
            position = self.position_id
        given = {"person_id": person, "position_id": position}
        return TaskDraft.as_kept(**(dict(draft) | given))


class TaskItem(KeptRecord, table="task_item"):
    """One line of a task's checklist."""

    id: UUID
    task_id: UUID
    number: int
    title: str
    is_done: bool


class TaskComment(KeptRecord, table="task_comment"):
    """What somebody says about a task."""

    id: UUID
    task_id: UUID
    text: Passage
    made_at: datetime
    made_by: UUID


class Task(TaskFields, KeptRecord, table="task", fixed=("activity_id",)):
    """One task of an activity's committee."""

    id: UUID
    activity_id: UUID
    step: TaskStep
    obstacle: ObstacleCode | None
    obstacle_note: str
    due_when_done: date | None = None
    """A done task stays where it was due, also when the activity moves."""

    version: int

    @classmethod
    def of(cls, draft: TaskDraft, task_id: UUID, activity_id: UUID) -> Self:
        """Return a new task, to be done."""
        return cls(
            **{name: getattr(draft, name) for name in TaskFields.model_fields},
            id=task_id,
            activity_id=activity_id,
            step=TaskStep.TO_DO,
            obstacle=None,
            obstacle_note="",
            version=1,
        )

    def draft(
        self, assistant_ids: Iterable[UUID] = (), items: Iterable[TaskItem] = ()
    ) -> TaskDraft:
        """Return the task as it would be filled in again."""
        return TaskDraft.as_kept(
            **{name: getattr(self, name) for name in TaskFields.model_fields},
            assistant_ids=tuple(assistant_ids),
            items=tuple(item.title for item in items),
        )

    def changed_to(self, draft: TaskDraft, version: int) -> Self:
        """Return the task's next version; a done one's date moves by its new days."""
        moved = timedelta(draft.offset_days - self.offset_days)
        done = self.due_when_done
        fields = {name: getattr(draft, name) for name in TaskFields.model_fields}
        return self.model_copy(
            update={
                **fields,
                "due_when_done": done + moved if done else None,
                "version": version,
            }
        )

    def moved_to(
        self,
        step: TaskStep,
        obstacle: ObstacleCode | None,
        note: str,
        due_on: date | None,
    ) -> Self:
        """Return the task's next version at ``step``; only a hindrance has a note.

        A done one keeps ``due_on``; one taken up again moves with its activity.
        """
        hindered = step is TaskStep.HINDERED
        return self.model_copy(
            update={
                "step": step,
                "obstacle": obstacle if hindered else None,
                "obstacle_note": note.strip() if hindered else "",
                "due_when_done": due_on if step is TaskStep.DONE else None,
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


def comment_refusal(text: str) -> HumasError | None:
    """Return why a comment is not kept, or None."""
    if not text.strip():
        return Refused(N_("Write a comment first."))
    if len(text) > LONGEST_COMMENT:
        return Refused(
            N_("A comment has at most {most} signs. Hand in a file for more."),
            most=LONGEST_COMMENT,
        )
    return None


def attaching_refusal(title: str, files: int) -> HumasError | None:
    """Return why no further file is taken for a task, or None."""
    if files < MOST_FILES:
        return None
    return Refused(
        N_("“{title}” has {most} files already. Remove one first."),
        title=title,
        most=MOST_FILES,
    )


def detaching_refusal(made_by: UUID, by: Actor) -> HumasError | None:
    """Return why ``by`` may not remove a file that ``made_by`` handed in, or None."""
    return None if by.id == made_by else duties.refusal(Duty.REMOVE_FILES, by)


def taking_back_refusal(title: str, files: int) -> HumasError | None:
    """Return why a task cannot be taken back, or None."""
    if not files:
        return None
    return Refused(
        N_("{count} files were handed in for “{title}”. Remove them first."),
        count=files,
        title=title,
    )


def section_refusal(name: str, *, is_member: bool) -> HumasError | None:
    """Return why a person cannot be the accountable one of a section, or None."""
    if is_member:
        return None
    return Refused(
        N_(
            "{name} is not in the section chosen. Appoint them first, choose somebody "
            "of the section, or leave the section out."
        ),
        name=name,
    )


EVENT_WORDS: Final = {
    "given": N_("gave the task"),
    "changed": N_("changed the task"),
    "moved": N_("moved it to “{step}”"),
    "ticked": N_("ticked “{item}”"),
    "unticked": N_("unticked “{item}”"),
    "commented": N_("commented"),
    "attached": N_("handed in “{file}”"),
    "detached": N_("removed “{file}”"),
}
"""What is said of the events in a task's history."""


def said_of(event: str, facts: str) -> str:
    """Return what is said of one event, with its facts as the history keeps them."""
    told = json.loads(facts)
    steps = {step.value: step for step in TaskStep}
    words = say(
        EVENT_WORDS.get(event, EVENT_WORDS["changed"]),
        step=steps.get(told.get("step"), ""),
        item=told.get("item", ""),
        file=told.get("file", ""),
    )
    by_link = say("(by personal link)")
    return f"{words} {by_link}" if told.get("by_link") else words


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
    receiver = next(
        (post for post in positions if is_same_post(planned.section, post.title)),
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
