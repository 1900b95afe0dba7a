-- Which activities are still to come, and what is ready for each of them?
-- One row per activity that is not over and not closed, by its day.
-- $year: first calendar year of the school year; $today: the day at the school's clock.
-- Who is not active any more holds no position and has no task.
with position_count as (
    select
        committee_position.activity_id,
        count(*) as positions,
        count(
            case
                when exists (
                    select 1
                    from committee_member
                    inner join person on person.id = committee_member.person_id
                    where committee_member.position_id = committee_position.id
                        and person.is_active
                ) then 1
            end
        ) as held
    from committee_position
    group by committee_position.activity_id
),

had as (
    select distinct task_person.task_id
    from task_person
    inner join person on person.id = task_person.person_id
    where person.is_active
),

task_count as (
    select
        task.activity_id,
        count(*) as tasks,
        count(case when task.step <> 'done' then 1 end) as open_tasks,
        count(
            case when task.step <> 'done' and task_due.due_on < $today::date then 1 end
        ) as overdue_tasks,
        count(
            case
                when task.step <> 'done' and had.task_id is null then 1
            end
        ) as nobodys,
        count(
            case
                when task.step = 'done' and list_contains(task.evidence, 'invitation')
                    then 1
            end
        ) as invitations
    from task
    inner join task_due on task_due.task_id = task.id
    left join had on had.task_id = task.id
    group by task.activity_id
),

line_count as (
    select
        budget_line.activity_id,
        count(*) as lines
    from budget_line
    group by budget_line.activity_id
)

select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity_in_charge.name as in_charge,
    coalesce(task_count.open_tasks, 0) as open_tasks,
    coalesce(task_count.overdue_tasks, 0) as overdue_tasks,
    activity.planned_on is not null and activity.date_precision = 'day' as has_date,
    activity.place <> '' as has_place,
    coalesce(position_count.positions = position_count.held, false) as has_committee,
    coalesce(task_count.tasks > 0 and task_count.nobodys = 0, false) as has_tasks,
    coalesce(decree.number <> '' and decree.decided_on is not null, false)
        as has_decree,
    coalesce(task_count.invitations > 0, false) as has_invitation,
    activity.rundown <> '' as has_rundown,
    activity.indicator <> '' and activity.target is not null as has_standard,
    coalesce(line_count.lines > 0, false) as has_budget
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join activity_in_charge on activity_in_charge.activity_id = activity.id
left join position_count on position_count.activity_id = activity.id
left join task_count on task_count.activity_id = activity.id
left join line_count on line_count.activity_id = activity.id
left join decree on decree.activity_id = activity.id
where activity.school_year = $year
    and activity_step.step in ('planned', 'closing')
    and (
        activity.planned_on is null
        or last_planned_day(activity) >= $today::date
    )
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
