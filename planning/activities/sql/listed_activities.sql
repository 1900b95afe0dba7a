-- Which activities are there, and how far did each come?
-- One row per activity, by year and date.
-- $year: first calendar year of the school year, or null for all.
select
    activity.id,
    activity.title,
    activity.school_year || '/' || (activity.school_year + 1) as school_year,
    activity.planned_on as date,
    activity_step.step,
    exists (
        select 1 from committee_position
        where committee_position.activity_id = activity.id
    ) as committee,
    goal.title as goal,
    activity.mode,
    coalesce(activity_families.families, 0) as families
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join goal on goal.id = activity.goal_id
left join activity_families on activity_families.activity_id = activity.id
where $year::integer is null or activity.school_year = $year
order by
    activity.school_year desc,
    activity.planned_on nulls last,
    alphabetical(activity.title),
    activity.id
