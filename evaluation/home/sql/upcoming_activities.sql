-- Which activities come next, and what do they still lack?
-- One row per activity planned from $today to $until that is not closed.
with member as (
    select
        activity_id,
        count(distinct person_id) as people
    from committee_member
    group by activity_id
),

work as (
    select
        activity_id,
        count(*) as tasks,
        count(case when step = 'done' then 1 end) as done
    from task
    group by activity_id
),

money as (
    select
        activity_id,
        count(*) as lines
    from budget_line
    group by activity_id
)

select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity.place,
    activity.mode,
    coalesce(activity_in_charge.name, '') as in_charge,
    coalesce(member.people, 0) as committee,
    coalesce(work.tasks, 0) as tasks,
    coalesce(work.done, 0) as tasks_done,
    coalesce(money.lines, 0) as budget_lines
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join activity_in_charge on activity_in_charge.activity_id = activity.id
left join member on member.activity_id = activity.id
left join work on work.activity_id = activity.id
left join money on money.activity_id = activity.id
where activity.school_year = $year
  and activity_step.step in ('planned', 'closing')
  and activity.planned_on <= $until::date
  and last_planned_day(activity) >= $today::date
order by activity.planned_on, alphabetical(activity.title), activity.id
