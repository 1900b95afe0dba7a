-- Who is in charge of an activity?
-- One row per activity asked about, none where nobody is.
-- $activity_id: the activity.
select activity_in_charge.name
from activity_in_charge
where activity_in_charge.activity_id = $activity_id
    and activity_in_charge.name is not null
order by activity_in_charge.activity_id
