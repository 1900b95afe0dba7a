"""Keeping signed reviews."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from evaluation.review.models import (
    Review,
    ReviewAnswer,
    Reviewed,
    Scope,
    YearReview,
    YearReviewGoal,
)


def reviews_of(store: Store, activity_id: UUID) -> list[Review]:
    """Return the activity's reviews, newest first."""
    return store.rows(
        Review,
        "from review where activity_id = $activity_id order by number desc",
        activity_id=activity_id,
    )


def reviews_in(store: Store, year: SchoolYear) -> list[Review]:
    """Return the year's reviews with all their versions, newest first."""
    return store.rows(
        Review,
        """
        select review.*
        from review
        inner join activity on activity.id = review.activity_id
        where activity.school_year = $year
        order by review.activity_id, review.number desc
        """,
        year=year.start,
    )


def reviewed(store: Store, activity_id: UUID) -> Reviewed:
    """Return what decides whether the activity may be reviewed, or raise NotFound."""
    return store.row(
        Reviewed,
        """
        select
            activity.title,
            activity.school_year,
            coalesce(closing.completed_at is not null, false) as is_complete,
            coalesce(
                activity.target is not null
                and closing.outcome in ('held', 'moved_online'),
                false
            ) as has_standard,
            (
                select count(*)
                from review
                where review.activity_id = $activity_id
            ) as reviews,
            (
                select count(*)
                from finding
                where finding.activity_id = $activity_id
            ) as findings
        from activity
        left join closing on closing.activity_id = activity.id
        where activity.id = $activity_id
        """,
        activity_id=activity_id,
    )


def year_reviews_of(store: Store, year: SchoolYear, scope: Scope) -> list[YearReview]:
    """Return the reviews of half a year or of a year, newest first."""
    return store.rows(
        YearReview,
        """
        from year_review
        where school_year = $year and scope = $scope
        order by number desc
        """,
        year=year.start,
        scope=scope,
    )


def goals_of(store: Store, year_review_id: UUID) -> list[YearReviewGoal]:
    """Return what a review decided about each goal, in the goals' order."""
    return store.rows(
        YearReviewGoal,
        "from year_review_goal where year_review_id = $id order by number, goal_id",
        id=year_review_id,
    )


def answers_of(store: Store, review_id: UUID) -> list[ReviewAnswer]:
    """Return what was answered to a review, newest first."""
    return store.rows(
        ReviewAnswer,
        "from review_answer where review_id = $review_id order by number desc",
        review_id=review_id,
    )
