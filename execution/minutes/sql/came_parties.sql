-- How many of the groups that are no families came to an activity?
-- One row per group.
-- $activity_id: the activity.
select
    party_attendance.party,
    party_attendance.invited,
    party_attendance.came,
    party_attendance.names
from party_attendance
where party_attendance.activity_id = $activity_id
order by party_attendance.party
