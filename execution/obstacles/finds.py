"""Which obstacles does somebody find? Whoever reads the results, all."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, on_page, those_with
from execution.obstacles.queries import findable_obstacles

OBSTACLES: Final = Kind(
    N_("Obstacle"),
    "block",
    findable_obstacles,
    those_with(Duty.READ_RESULTS),
    on_page("kendala", "kendala"),
    N_("problem, hindrance"),
)
