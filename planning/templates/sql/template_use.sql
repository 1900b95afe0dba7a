-- Which activities does this year have, and which template was each taken from?
-- One row per activity, by date; without a template its key is empty.
-- $year: first calendar year of the school year.
select
    coalesce(activity.template_key, '') as template_key,
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when"
from activity
where activity.school_year = $year
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
