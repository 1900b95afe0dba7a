-- Who sits on how many committees of the year, and how many tasks have they open?
-- One row per person on a committee of the year, the most loaded first.
-- $year: first calendar year of the school year.
with sitting as (
    select distinct
        committee_member.person_id,
        activity.id as activity_id,
        activity.title,
        activity.planned_on,
        planned_weeks(activity) as weeks
    from committee_member
    inner join activity on activity.id = committee_member.activity_id
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
        and not is_called_off(activity_step.step)
),

sitting_week as (
    select
        sitting.person_id,
        unnest(sitting.weeks) as week
    from sitting
),

by_week as (
    select
        sitting_week.person_id,
        sitting_week.week,
        count(*) as activities
    from sitting_week
    group by sitting_week.person_id, sitting_week.week
),

busiest as (
    select
        by_week.person_id,
        max(by_week.activities) as same_week
    from by_week
    group by by_week.person_id
),

open_task as (
    select
        task_person.person_id,
        count(*) as open_tasks
    from task_person
    inner join task on task.id = task_person.task_id
    inner join activity on activity.id = task.activity_id
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
        and not is_called_off(activity_step.step)
        and task.step <> 'done'
    group by task_person.person_id
),

committee as (
    select
        sitting.person_id,
        count(*) as committees,
        list(
            sitting.title
            order by
                sitting.planned_on nulls last,
                alphabetical(sitting.title),
                sitting.activity_id
        ) as titles
    from sitting
    group by sitting.person_id
)

select
    person.id as person_id,
    person.name,
    person.element,
    committee.committees,
    coalesce(busiest.same_week, 0) as same_week,
    coalesce(open_task.open_tasks, 0) as open_tasks,
    committee.titles
from committee
inner join person on person.id = committee.person_id
left join busiest on busiest.person_id = committee.person_id
left join open_task on open_task.person_id = committee.person_id
order by
    committee.committees desc,
    open_tasks desc,
    alphabetical(person.name),
    person.id
