-- How many of the groups that are no families came to an activity?
-- One row per group that has a row, by its name.
-- $activity_id: the activity.
select
    party_attendance.party,
    party_attendance.invited,
    party_attendance.came,
    party_attendance.names,
    party_attendance.version
from party_attendance
where party_attendance.activity_id = $activity_id
order by party_attendance.party
