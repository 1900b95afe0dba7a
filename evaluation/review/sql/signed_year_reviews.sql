-- How was half a year or the year judged as a whole, and by whom?
-- One row per signed version, by part of the year, newest version first.
select
    year_review.managed_well,
    year_review.continuous,
    year_review.effective,
    year_review.note,
    year_review.decision,
    year_review.reason,
    year_review.id,
    year_review.scope,
    year_review.number,
    year_review.signed_at,
    coalesce(person.name, '') as signed_by,
    coalesce(person.employee_number, '') as signed_number,
    coalesce(
        (
            select
                list(
                    {
                        number: year_review_goal.number,
                        title: year_review_goal.title,
                        decision: year_review_goal.decision,
                        note: year_review_goal.note
                    }
                    order by year_review_goal.number
                )
            from year_review_goal
            where year_review_goal.year_review_id = year_review.id
        ),
        []
    ) as goals
from year_review
left join person on person.id = year_review.signed_by
where year_review.school_year = $year
order by year_review.scope, year_review.number desc
