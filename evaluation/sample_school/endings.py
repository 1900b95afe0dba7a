"""How the sample school's years ended: what was still open, and what became of it."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from data.act import Act
from data.calendar import SchoolYear
from evaluation.ending import actions as endings
from evaluation.ending import store as records
from evaluation.ending.models import Matter, Way, YearEndDraft

DECIDED: Final[Mapping[Matter, YearEndDraft]] = {
    Matter.FOLLOW_UP: YearEndDraft(
        decision=Way.CARRIED, reason="Tenggatnya baru jatuh pada awal tahun berikutnya."
    ),
    Matter.FINDING: YearEndDraft(
        decision=Way.CARRIED, reason="Diputuskan dalam rapat tahunan berikutnya."
    ),
    Matter.OBSTACLE: YearEndDraft(
        decision=Way.CARRIED, reason="Masih dirasakan pada akhir tahun."
    ),
}
USUAL: Final = YearEndDraft(
    decision=Way.LEFT, reason="Tahun pelajaran sudah selesai; dicatat apa adanya."
)


def close(act: Act, year: SchoolYear, version: int) -> None:
    """Decide what is open in a year that is over, and close the year."""
    matters = records.open_matters(act.store, year)
    for kind, mine in groupby(matters, key=lambda matter: matter.kind):
        seen = {matter.record_id: matter.version for matter in mine}
        endings.decide_open(act, year, kind, seen, DECIDED.get(kind, USUAL))
    endings.close_year(act, year, version)
