-- What stands above an attendance sheet: when and where, and who signs beside the head?
-- One row per activity, with the day it was or is held: there is one.
-- $activity_id: the activity.
select
    activity.title,
    coalesce(closing.held_on, activity.planned_on) as day,
    activity.starts_at,
    activity.ends_at,
    activity.place
from activity
left join closing on closing.activity_id = activity.id
where activity.id = $activity_id
order by day
