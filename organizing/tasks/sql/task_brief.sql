-- Where and when is this task's activity, and who can be asked?
-- One row per task asked about.
-- $task_id: the task. Asked are who is in charge of the activity and who holds the
-- committee's first two positions.
select
    activity.id as activity_id,
    activity.title as activity,
    planned_day(activity) as "when",
    activity.starts_at,
    activity.ends_at,
    activity.place,
    activity.rundown,
    coalesce(in_charge.name, '') as in_charge,
    coalesce((
        select list(
            person.name || ' (' || committee_position.title || ')'
            order by committee_position.number, alphabetical(person.name)
        )
        from committee_member
        inner join committee_position
            on committee_position.id = committee_member.position_id
        inner join person on person.id = committee_member.person_id
        where committee_member.activity_id = activity.id
            and committee_position.number <= 2
    ), []) as heads,
    coalesce(accountable.name, '') as accountable,
    coalesce((
        select list(person.name order by alphabetical(person.name))
        from task_helper
        inner join person on person.id = task_helper.person_id
        where task_helper.task_id = task.id
    ), []) as assistants
from task
inner join activity on activity.id = task.activity_id
left join activity_in_charge as in_charge on in_charge.activity_id = activity.id
left join person as accountable on accountable.id = task.person_id
where task.id = $task_id
order by task.id
