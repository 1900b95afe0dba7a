"""What came of activities, goals and years, and what each figure of it means."""

from evaluation.kpis.models.activity import (
    ActivityResult,
    to_close,
    to_review,
)
from evaluation.kpis.models.behind import BY_NAME, Behind, Part, behind
from evaluation.kpis.models.compared import (
    Figures,
    GoalResult,
    Point,
    SemesterResult,
    YearGoal,
    YearResult,
    goal_results,
    semester_of,
    semester_results,
    year_comparison,
)
from evaluation.kpis.models.evidence import evidence_completeness
from evaluation.kpis.models.families import (
    came_themselves,
    father_share,
    foster_share,
    guardian_share,
    other_groups,
    reached,
    representation,
)
from evaluation.kpis.models.figures import (
    FIGURES,
    absorption,
    absorption_so_far,
    carried_out,
    carried_out_so_far,
    on_time,
    standards_reached,
)
from evaluation.kpis.models.kpi import Kpi, Lit
from evaluation.kpis.models.lights import Light, Lights, LightsDraft, Limits
from evaluation.kpis.models.progress import (
    Asked,
    RaisedObstacle,
    obstacles_solved,
    response_rate,
)
from evaluation.kpis.models.series import Series, series_of

__all__ = [
    "BY_NAME",
    "FIGURES",
    "ActivityResult",
    "Asked",
    "Behind",
    "Figures",
    "GoalResult",
    "Kpi",
    "Light",
    "Lights",
    "LightsDraft",
    "Limits",
    "Lit",
    "Part",
    "Point",
    "RaisedObstacle",
    "SemesterResult",
    "Series",
    "YearGoal",
    "YearResult",
    "absorption",
    "absorption_so_far",
    "behind",
    "came_themselves",
    "carried_out",
    "carried_out_so_far",
    "evidence_completeness",
    "father_share",
    "foster_share",
    "goal_results",
    "guardian_share",
    "obstacles_solved",
    "on_time",
    "other_groups",
    "reached",
    "representation",
    "response_rate",
    "semester_of",
    "semester_results",
    "series_of",
    "standards_reached",
    "to_close",
    "to_review",
    "year_comparison",
]
