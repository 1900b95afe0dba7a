-- Who has tasks that should have been done by now?
-- One row per person, most tasks first; without a name: sections with no member.
-- A task of a section counts for each of its members. A task of an activity planned
-- by month is due as if the activity were on the month's last day. Tasks of
-- activities that were not held or were postponed are not asked for.
with overdue as (
    select
        task.id as task_id,
        task.person_id,
        task.position_id,
        task.step,
        case
            when activity.date_precision = 'month' then last_day(activity.planned_on)
            else activity.planned_on
        end + task.offset_days as due_on
    from task
    inner join activity on activity.id = task.activity_id
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
      and task.step <> 'done'
      and activity_step.step not in ('postponed', 'not_held')
),

held_by as (
    select
        overdue.task_id,
        overdue.step,
        overdue.due_on,
        coalesce(overdue.person_id, committee_member.person_id) as person_id
    from overdue
    left join committee_member on committee_member.position_id = overdue.position_id
    where overdue.due_on < $today::date
)

select
    person.name as person,
    count(distinct held_by.task_id) as tasks,
    count(distinct case
        when held_by.step = 'hindered' then held_by.task_id
    end) as hindered,
    min(held_by.due_on) as oldest_due_on
from held_by
left join person on person.id = held_by.person_id
group by held_by.person_id, person.name
order by tasks desc, oldest_due_on, person.name nulls last
