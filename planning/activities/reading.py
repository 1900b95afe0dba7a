"""What a person fills in about tasks, line by line, and about whose families come."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Self
from uuid import UUID

from data.activity import countdown
from data.errors import Refused
from data.language import N_
from data.record import Record
from planning.activities.models import FARTHEST, Audience, PlannedTaskDraft

TASK_PARTS: Final = re.compile(r"\s*[|\t]\s*")
TASK_DAY: Final = re.compile(r"[hd]?\s*(?:([+\-−–])\s*(\d{1,3}))?", re.IGNORECASE)


def in_lines(tasks: Iterable[PlannedTaskDraft]) -> str:
    """Return planned tasks as a person types them, one per line."""
    return "\n".join(
        " | ".join(
            filter(None, (countdown(task.offset_days), task.title, task.section))
        )
        for task in tasks
    )


def read_tasks(text: str) -> tuple[PlannedTaskDraft, ...]:
    """Read planned tasks typed one per line, or raise Refused about a line.

    A line is ``H-14 | Mengirim undangan | Sekretaris``; the section may be left out.
    Cells pasted from a workbook (with tabs between) are read too.
    """
    lines = enumerate(text.splitlines(), 1)
    return tuple(_task(number, line.strip()) for number, line in lines if line.strip())


def _task(number: int, line: str) -> PlannedTaskDraft:
    when, title, section, *more = (*TASK_PARTS.split(line), "", "")[:4]
    day = TASK_DAY.fullmatch(when)
    offset = int(f"{'+' if day[1] == '+' else '-'}{day[2]}") if day and day[2] else 0
    if day is None or not when or not title or any(more) or abs(offset) > FARTHEST:
        raise Refused(
            N_(
                "Tasks, line {number}: “{line}” is not readable. Write it like "
                "“H-14 | Send the invitations | Secretary”: days from the activity, "
                "task, section."
            ),
            number=number,
            line=line,
        )
    return PlannedTaskDraft(title=title, offset_days=offset, section=section)


class Families(Record):
    """Whose families an activity addresses; nothing chosen is all of them."""

    audience: Audience = Audience.ALL
    grades: tuple[int, ...] = ()
    class_group_ids: tuple[UUID, ...] = ()

    @classmethod
    def chosen(
        cls, chosen: Iterable[int | UUID], of_grade: Mapping[int, Iterable[UUID]]
    ) -> Self:
        """Return the audience of grades and class groups chosen together.

        With a single class group among them, a grade means all its class groups.
        """
        picked = list(chosen)
        grades = tuple(one for one in picked if isinstance(one, int))
        groups = [one for one in picked if isinstance(one, UUID)]
        if groups:
            groups += [group for grade in grades for group in of_grade.get(grade, ())]
            return cls(
                audience=Audience.CLASS_GROUPS,
                class_group_ids=tuple(dict.fromkeys(groups)),
            )
        return cls(audience=Audience.GRADES, grades=grades) if grades else cls()
