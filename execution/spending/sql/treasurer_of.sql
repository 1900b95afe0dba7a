-- Who signs an activity's list of receipts as its treasurer?
-- One row per treasurer, only the first by name.
-- $activity_id: the activity.
select
    person.name,
    coalesce(person.employee_number, '') as number
from activity_treasurer
inner join person on person.id = activity_treasurer.person_id
where activity_treasurer.activity_id = $activity_id
order by alphabetical(person.name), person.id
limit 1
