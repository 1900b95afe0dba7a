-- When and where are the activities that people may be reminded of, and of whom?
-- One row per activity that was not postponed or called off, by its day.
-- $year: first calendar year of the school year. Reminded are who is in charge and all
-- of the committee who are still active.
with had as (
    select
        activity_person.activity_id,
        list(person.id order by alphabetical(person.name), person.id) as person_ids
    from activity_person
    inner join person on person.id = activity_person.person_id
    where person.is_active
    group by activity_person.activity_id
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
    and not is_called_off(activity_step.step)
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
