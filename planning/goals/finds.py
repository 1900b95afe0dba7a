"""Which goals does somebody find? Whoever reads the plan, all."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, on_page, those_with
from planning.goals.queries import findable_goals

GOALS: Final = Kind(
    N_("Goal"),
    "flag",
    findable_goals,
    those_with(Duty.READ_PLAN),
    on_page("tujuan"),
)
