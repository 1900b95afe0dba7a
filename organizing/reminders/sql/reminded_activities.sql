-- When and where are the activities that people may be reminded of, and whose are they?
-- One row per activity that was not put off, by its day.
-- $year: first calendar year of the school year. Whose: of who is in charge and of all
-- in the committee who are still active.
with working as (
    select
        committee_member.activity_id,
        committee_member.person_id
    from committee_member
    union
    select
        activity.id as activity_id,
        activity.person_id
    from activity
),

had as (
    select
        working.activity_id,
        list(person.id order by person.name, person.id) as person_ids
    from working
    inner join person on person.id = working.person_id
    where person.is_active
    group by working.activity_id
)

select
    activity.id,
    activity.title,
    planned_day(activity) as "when",
    activity.starts_at,
    activity.ends_at,
    activity.place,
    coalesce(had.person_ids, []) as person_ids
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join had on had.activity_id = activity.id
where activity.school_year = $year
    and activity_step.step not in ('postponed', 'not_held')
order by activity.planned_on nulls last, activity.title, activity.id
