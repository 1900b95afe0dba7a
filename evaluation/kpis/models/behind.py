"""What does each activity add to a figure? So every number can be recounted."""

from collections.abc import Callable, Sequence
from typing import Final

from data.record import Record
from evaluation.kpis.models.activity import ActivityResult
from evaluation.kpis.models.figures import FIGURES
from evaluation.kpis.models.kpi import Kpi

Figure = Callable[[Sequence[ActivityResult]], Kpi]

BY_NAME: Final = {figure.__name__: figure for figure in FIGURES}
"""Every figure of activities by the name that an address has for it."""


class Part(Record):
    """What one activity adds to a figure: counted, of, and what it leaves out."""

    row: ActivityResult
    kpi: Kpi


class Behind(Record):
    """The activities behind a figure; of few families those are only ``hidden``."""

    counted: tuple[Part, ...]
    left_out: tuple[Part, ...]
    hidden: int


def behind(figure: Figure, results: Sequence[ActivityResult]) -> Behind:
    """Return what each activity adds; what it adds alone adds up to the figure.

    Of activities for few families nothing is told one by one.
    """
    parts = [Part(row=row, kpi=figure([row])) for row in results if _may_tell(row)]
    return Behind(
        counted=tuple(part for part in parts if part.kpi.of or part.kpi.counted),
        left_out=tuple(
            part
            for part in parts
            if part.kpi.excluded and not part.kpi.of and not part.kpi.counted
        ),
        hidden=len(results) - len(parts),
    )


def _may_tell(row: ActivityResult) -> bool:
    return row.is_told or not row.is_carried_out
