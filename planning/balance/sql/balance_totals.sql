-- How many activities does the year have, and which can the matrices not show?
-- One row per question.
-- $year: first calendar year of the school year.
select
    count(activity.id)::integer as activities,
    count(*) filter (where len(activity.forms) = 0)::integer as without_form,
    count(*) filter (where len(activity.involvement) = 0)::integer
        as without_involvement,
    count(*) filter (where activity.planned_on is null)::integer as without_date,
    count(*) filter (where activity_step.step = 'not_held')::integer as not_held,
    count(*) filter (
        where activity.audience = 'pupils'
            and activity.id not in (select activity_pupil.activity_id from activity_pupil)
    )::integer as without_pupils,
    coalesce(
        list(distinct month(activity.planned_on)::integer)
            filter (where activity.planned_on is not null),
        []
    ) as months,
    coalesce(
        list(distinct activity.goal_id) filter (where activity.goal_id is not null),
        []
    ) as goal_ids
from activity
inner join activity_step on activity_step.activity_id = activity.id
where activity.school_year = $year
order by activities
