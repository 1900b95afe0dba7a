-- Which of this year's activities were taken from which template?
-- One row per activity that was taken from a template, by date.
-- $year: first calendar year of the school year.
select
    activity.template_key,
    activity.id as activity_id,
    activity.title,
    activity.planned_on
from activity
where activity.school_year = $year
    and activity.template_key <> ''
order by activity.planned_on nulls last, activity.title, activity.id
