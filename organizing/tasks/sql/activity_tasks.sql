-- What has to be done for this activity, by whom, until when?
-- One row per task, in the order they are due.
-- $activity_id: the activity. Nobody's is an open task that no active member of the
-- committee answers for, helps with or shares.
with doer as (
    select distinct task_person.task_id
    from task_person
    inner join committee_member
        on committee_member.person_id = task_person.person_id
    inner join person on person.id = task_person.person_id
    where committee_member.activity_id = $activity_id
        and person.is_active
),

assisting as (
    select
        task_helper.task_id,
        list(person.id order by alphabetical(person.name), person.id) as ids,
        list(person.name order by alphabetical(person.name), person.id) as names
    from task_helper
    inner join person on person.id = task_helper.person_id
    group by task_helper.task_id
)

select
    task.id,
    task.title,
    task.detail,
    committee_position.title as section,
    task.offset_days,
    task_due.due_on,
    task.step,
    task.obstacle,
    task.obstacle_note,
    task.evidence,
    task_size.items,
    task_size.items_done,
    task_size.comments,
    task_size.files,
    task.version,
    task.person_id,
    task.position_id,
    person.name as assignee,
    coalesce(assisting.ids, []) as assistant_ids,
    coalesce(assisting.names, []) as assistants,
    task.step <> 'done' and doer.task_id is null as is_nobodys,
    not is_called_off(activity_step.step) as is_asked_for
from task
inner join task_due on task_due.task_id = task.id
inner join task_size on task_size.task_id = task.id
inner join activity_step on activity_step.activity_id = task.activity_id
left join person on person.id = task.person_id
left join committee_position on committee_position.id = task.position_id
left join doer on doer.task_id = task.id
left join assisting on assisting.task_id = task.id
where task.activity_id = $activity_id
order by task_due.due_on nulls last, task.offset_days, alphabetical(task.title), task.id
