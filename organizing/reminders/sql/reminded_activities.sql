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
)

select
    activity.id,
    activity.title,
    case when activity.date_precision = 'day' then activity.planned_on end as held_on,
    activity.starts_at,
    activity.ends_at,
    activity.place,
    coalesce(
        list(person.id order by person.name, person.id)
        filter (where person.id is not null),
        []
    ) as person_ids
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join working on working.activity_id = activity.id
left join person on person.id = working.person_id and person.is_active
where activity.school_year = $year
    and activity_step.step not in ('postponed', 'not_held')
group by
    activity.id, activity.title, activity.date_precision, activity.planned_on,
    activity.starts_at, activity.ends_at, activity.place
order by held_on nulls last, activity.title, activity.id
