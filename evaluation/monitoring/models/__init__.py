"""What is behind during the year, by stated rules, and what monitoring notes."""

from evaluation.monitoring.models.counting import (
    in_the_way,
    missed,
    months_gone,
    overdue,
    overrun,
    pace,
    prepared,
    represented,
    seldom,
    unclosed,
)
from evaluation.monitoring.models.rules import (
    RULES,
    Behind,
    OpenObstacle,
    OpenWork,
    Remark,
    RemarkDraft,
    Replies,
    Routine,
    Rule,
    Watched,
)

__all__ = [
    "RULES",
    "Behind",
    "OpenObstacle",
    "OpenWork",
    "Remark",
    "RemarkDraft",
    "Replies",
    "Routine",
    "Rule",
    "Watched",
    "in_the_way",
    "missed",
    "months_gone",
    "overdue",
    "overrun",
    "pace",
    "prepared",
    "represented",
    "seldom",
    "unclosed",
]
