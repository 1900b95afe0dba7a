-- What did meetings give this person to carry out, in whatever year, that is open?
-- One row per open follow-up, by when it is due.
-- $person_id: the person.
select
    follow_up.id,
    follow_up.text,
    activity.title as activity,
    follow_up.due_on
from follow_up
left join activity on activity.id = follow_up.activity_id
where follow_up.owner_id = $person_id
    and follow_up.closed_on is null
order by follow_up.due_on, follow_up.id
