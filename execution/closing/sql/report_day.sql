-- When is the report of an activity due?
-- One row per activity: one, or none where it has no day.
-- $activity_id: the activity.
select due_on
from report_due
where activity_id = $activity_id
order by due_on
