"""Keeping signed reviews."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from evaluation.review.models import Review, Reviewed


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
