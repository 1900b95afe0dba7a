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
        list(person.id order by person.name, person.id) as ids,
        list(person.name order by person.name, person.id) as names
    from task_helper
    inner join person on person.id = task_helper.person_id
    group by task_helper.task_id
),

listed as (
    select
        task_item.task_id,
        count(*) as items,
        count(case when task_item.is_done then 1 end) as items_done
    from task_item
    group by task_item.task_id
),

said as (
    select
        task_comment.task_id,
        count(*) as comments
    from task_comment
    group by task_comment.task_id
),

handed_in as (
    select
        task_attachment.task_id,
        count(*) as files
    from task_attachment
    group by task_attachment.task_id
)

select
    task.id,
    task.title,
    task.detail,
    task.person_id,
    task.position_id,
    person.name as assignee,
    committee_position.title as section,
    coalesce(assisting.ids, []) as assistant_ids,
    coalesce(assisting.names, []) as assistants,
    task.step <> 'done' and doer.task_id is null as is_nobodys,
    task.offset_days,
    task_due.due_on,
    activity_step.step not in ('postponed', 'not_held') as is_asked_for,
    task.step,
    task.obstacle,
    task.obstacle_note,
    task.evidence,
    coalesce(listed.items, 0) as items,
    coalesce(listed.items_done, 0) as items_done,
    coalesce(said.comments, 0) as comments,
    coalesce(handed_in.files, 0) as files,
    task.version
from task
inner join task_due on task_due.task_id = task.id
inner join activity_step on activity_step.activity_id = task.activity_id
left join person on person.id = task.person_id
left join committee_position on committee_position.id = task.position_id
left join doer on doer.task_id = task.id
left join assisting on assisting.task_id = task.id
left join listed on listed.task_id = task.id
left join said on said.task_id = task.id
left join handed_in on handed_in.task_id = task.id
where task.activity_id = $activity_id
order by task_due.due_on nulls last, task.offset_days, task.title, task.id
