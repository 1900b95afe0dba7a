-- Which activities can be found?
-- One row per activity.
select
    activity.id,
    activity.title as name,
    '' as about,
    activity.id as of_id,
    activity.school_year
from activity
order by activity.school_year desc, alphabetical(activity.title), activity.id
