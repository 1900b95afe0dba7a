"""What reviews and their answers say, and why they never change once signed."""

from evaluation.review.models.activity import (
    Review,
    ReviewDraft,
    Reviewed,
    draft_refusal,
    finding_id,
    follow_up_id,
    signing_refusal,
    stale_refusal,
)
from evaluation.review.models.answer import (
    AnswerDraft,
    ReviewAnswer,
    Stance,
    answer_refusal,
)
from evaluation.review.models.criteria import (
    LEVELS,
    SCORES,
    Criterion,
    Judged,
    ReviewText,
    Score,
    Stage,
    Verdict,
)
from evaluation.review.models.year import (
    GoalVerdictDraft,
    Scope,
    YearReview,
    YearReviewDraft,
    YearReviewGoal,
    year_draft_refusal,
    year_signing_refusal,
)

__all__ = [
    "LEVELS",
    "SCORES",
    "AnswerDraft",
    "Criterion",
    "GoalVerdictDraft",
    "Judged",
    "Review",
    "ReviewAnswer",
    "ReviewDraft",
    "ReviewText",
    "Reviewed",
    "Scope",
    "Score",
    "Stage",
    "Stance",
    "Verdict",
    "YearReview",
    "YearReviewDraft",
    "YearReviewGoal",
    "answer_refusal",
    "draft_refusal",
    "finding_id",
    "follow_up_id",
    "signing_refusal",
    "stale_refusal",
    "year_draft_refusal",
    "year_signing_refusal",
]
