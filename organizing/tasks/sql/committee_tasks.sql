-- What have committees to do, by whom, until when, and how far is it?
-- One row per task, in the order they are due.
-- $year: first calendar year of the school year, or null for every year; $activity_id:
-- one activity, or null for all; $member_id: only committees (or charges) of this person,
-- or null for all; $reader_id: who looks, to know what is theirs. Nobody's is an open
-- task that no active member of the committee answers for, helps with or shares.
with doer as (
    select distinct task_person.task_id
    from task_person
    inner join committee_member
        on committee_member.person_id = task_person.person_id
    inner join task on task.id = task_person.task_id
    inner join person on person.id = task_person.person_id
    where committee_member.activity_id = task.activity_id
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
),

holding as (
    select
        committee_member.position_id,
        list(person.name order by alphabetical(person.name), person.id) as names
    from committee_member
    inner join person on person.id = committee_member.person_id
    where person.is_active
    group by committee_member.position_id
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
    task.activity_id,
    activity.title as activity,
    planned_day(activity) as "when",
    task.person_id,
    task.position_id,
    person.name as assignee,
    coalesce(assisting.ids, []) as assistant_ids,
    coalesce(assisting.names, []) as assistants,
    coalesce(holding.names, []) as holders,
    task.step <> 'done' and doer.task_id is null as is_nobodys,
    not is_called_off(activity_step.step) as is_asked_for,
    mine.task_id is not null as is_readers,
    mine.task_id is not null and task_seen.seen_at is null as is_new
from task
inner join task_due on task_due.task_id = task.id
inner join task_size on task_size.task_id = task.id
inner join activity on activity.id = task.activity_id
inner join activity_step on activity_step.activity_id = activity.id
left join person on person.id = task.person_id
left join committee_position on committee_position.id = task.position_id
left join doer on doer.task_id = task.id
left join assisting on assisting.task_id = task.id
left join holding on holding.position_id = task.position_id
left join task_person as mine
    on mine.task_id = task.id
    and mine.person_id = $reader_id
left join task_seen
    on task_seen.task_id = task.id
    and task_seen.person_id = $reader_id
where ($activity_id::uuid is null or task.activity_id = $activity_id)
    and ($year::integer is null or activity.school_year = $year)
    and (
        $member_id::uuid is null
        or exists (
            select 1
            from activity_person
            where activity_person.activity_id = task.activity_id
                and activity_person.person_id = $member_id
        )
    )
order by
    task_due.due_on nulls last,
    task.offset_days,
    alphabetical(activity.title),
    alphabetical(task.title),
    task.id
