-- Who has tasks that should have been done by now?
-- One row per person, most tasks first; without a name: those nobody has.
-- A task counts for who is accountable; a section's without one for each of its
-- members. Tasks of activities that were not held or were postponed are not asked for.
with overdue as (
    select
        task.id as task_id,
        task.person_id,
        task.position_id,
        task.step,
        task_due.due_on
    from task
    inner join task_due on task_due.task_id = task.id
    inner join activity on activity.id = task.activity_id
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
      and task.step <> 'done'
      and task_due.due_on < $today::date
      and not is_called_off(activity_step.step)
),

held_by as (
    select
        overdue.task_id,
        overdue.step,
        overdue.due_on,
        coalesce(overdue.person_id, committee_member.person_id) as person_id
    from overdue
    left join committee_member
        on committee_member.position_id = overdue.position_id
        and overdue.person_id is null
)

select
    held_by.person_id,
    person.name as person,
    count(distinct held_by.task_id) as tasks,
    count(distinct case
        when held_by.step = 'hindered' then held_by.task_id
    end) as hindered,
    min(held_by.due_on) as oldest_due_on
from held_by
left join person on person.id = held_by.person_id
group by held_by.person_id, person.name
order by tasks desc, oldest_due_on, alphabetical(person.name) nulls last
