"""What came of activities, goals and years, and what each figure of it means."""

from evaluation.kpis.models.activity import (
    ActivityResult,
    to_close,
    to_review,
)
from evaluation.kpis.models.compared import (
    Figures,
    GoalResult,
    YearGoal,
    YearResult,
    goal_results,
    year_comparison,
)
from evaluation.kpis.models.evidence import evidence_completeness
from evaluation.kpis.models.figures import (
    FIGURES,
    Kpi,
    absorption,
    came_themselves,
    carried_out,
    carried_out_so_far,
    father_share,
    on_time,
    other_groups,
    reached,
    representation,
    standards_reached,
)

__all__ = [
    "FIGURES",
    "ActivityResult",
    "Figures",
    "GoalResult",
    "Kpi",
    "YearGoal",
    "YearResult",
    "absorption",
    "came_themselves",
    "carried_out",
    "carried_out_so_far",
    "evidence_completeness",
    "father_share",
    "goal_results",
    "on_time",
    "other_groups",
    "reached",
    "representation",
    "standards_reached",
    "to_close",
    "to_review",
    "year_comparison",
]
