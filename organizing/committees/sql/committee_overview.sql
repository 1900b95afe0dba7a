-- Which activities of the year have a committee, of whom, and how much is left to do?
-- One row per activity, by date.
-- $year: first calendar year of the school year.
with post as (
    select
        committee_position.activity_id,
        count(*) as positions,
        count(*) filter (
            where not exists (
                from committee_member
                where committee_member.position_id = committee_position.id
            )
        ) as vacant
    from committee_position
    group by committee_position.activity_id
),

sitting as (
    select distinct
        committee_member.activity_id,
        committee_member.person_id,
        person.element
    from committee_member
    inner join person on person.id = committee_member.person_id
),

held as (
    select
        sitting.activity_id,
        count(*) as members,
        count(*) filter (where sitting.element = 'parent') as parents,
        count(*) filter (where sitting.element = 'komite') as komite
    from sitting
    group by sitting.activity_id
),

given as (
    select
        task.activity_id,
        count(*) as tasks,
        count(*) filter (where task.step <> 'done') as open_tasks
    from task
    group by task.activity_id
)

select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity_step.step,
    coalesce(post.positions, 0) as positions,
    coalesce(post.vacant, 0) as vacant,
    coalesce(held.members, 0) as members,
    coalesce(held.parents, 0) as parents,
    coalesce(held.komite, 0) as komite,
    coalesce(given.tasks, 0) as tasks,
    coalesce(given.open_tasks, 0) as open_tasks,
    coalesce(decree.number, '') as decree_number
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join post on post.activity_id = activity.id
left join held on held.activity_id = activity.id
left join given on given.activity_id = activity.id
left join decree on decree.activity_id = activity.id
where activity.school_year = $year
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
