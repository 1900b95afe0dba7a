-- What is to be done on the day of the activity, and the day before?
-- One row per task, in the order they are due; who does it by name.
-- $activity_id: the activity.
select
    task.title,
    task.offset_days,
    task.step = 'done' as is_done,
    coalesce(person.name, committee_position.title, '') as whose
from task
left join person on person.id = task.person_id
left join committee_position on committee_position.id = task.position_id
where task.activity_id = $activity_id
    and task.offset_days between -1 and 0
order by task.offset_days, alphabetical(task.title), task.id
