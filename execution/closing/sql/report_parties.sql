-- Which groups that are no families were invited to an activity, and how many came?
-- One row per group with numbers, in the order of their codes.
-- $activity_id: the activity.
select
    party,
    invited,
    came,
    names
from party_attendance
where activity_id = $activity_id
order by party
