"""Lines that a person types or pastes: tasks, each with its day and who has it."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from uuid import UUID

from data.errors import HumasError, Refused
from data.language import N_, in_list
from organizing.committees.models import is_same_post
from organizing.committees.reading import NUMBERED, named_like
from organizing.tasks.models import TaskDraft

PARTS: Final = re.compile(r"\s*[\t;]\s*")
"""What stands between a task, its day and who has it."""
DAY: Final = re.compile(r"h\s*(?:([+\-−–])\s*(\d{1,3}))?", re.IGNORECASE)
MOST: Final = 200


class TypedTasks(NamedTuple):
    """Tasks as typed lines say them, and what of the lines nobody understands."""

    drafts: list[TaskDraft]
    unknown: list[str]

    def refusal(self) -> HumasError | None:
        """Return why the lines cannot be given as tasks, or None."""
        if not self.drafts:
            return Refused(N_("Write at least one task, one on each line."))
        if len(self.drafts) > MOST:
            return Refused(
                N_("At most {most} tasks are given at once; split the list."), most=MOST
            )
        if not self.unknown:
            return None
        return Refused(
            N_(
                "Neither a day such as H-14 nor a person or section of this committee: "
                "{words}."
            ),
            words=in_list(self.unknown),
        )


def read_tasks(
    text: str,
    people: Mapping[UUID, str],
    sections: Mapping[UUID, str],
    usual_offset: int,
) -> TypedTasks:
    """Return the tasks of lines such as ``Print invitations; H-14; Rina``.

    What stands behind a task may come in any order, also as columns of a sheet.
    """
    found = TypedTasks([], [])
    for line in text.splitlines():
        title, *parts = PARTS.split(NUMBERED.sub("", line).strip())
        if not title:
            continue
        facts: dict[str, object] = {"title": title, "offset_days": usual_offset}
        for part in filter(None, parts):
            read = _read(part, people, sections)
            facts |= read
            if not read:
                found.unknown.append(part)
        found.drafts.append(TaskDraft.model_validate(facts))
    return found


def _read(
    part: str, people: Mapping[UUID, str], sections: Mapping[UUID, str]
) -> dict[str, object]:
    if day := DAY.fullmatch(part):
        sign = 1 if day[1] == "+" else -1
        return {"offset_days": sign * int(day[2] or 0)}
    for section, title in sections.items():
        if is_same_post(part, title):
            return {"position_id": section}
    person = named_like(part, people)
    return {"person_id": person} if person else {}
