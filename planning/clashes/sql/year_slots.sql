-- When is each activity, whom does it reach, and who is in charge?
-- One row per activity that takes place, by date; without a day when only the month
-- is known. What reaches all families names no class groups.
-- $year: first calendar year of the school year.
with reached as (
    select
        activity_class_group.activity_id,
        list(activity_class_group.class_group_id
            order by activity_class_group.class_group_id) as class_group_ids
    from activity
    inner join activity_class_group on activity_class_group.activity_id = activity.id
    where activity.school_year = $year
        and activity.audience <> 'all'
    group by activity_class_group.activity_id
)
select
    activity.id as activity_id,
    activity.title,
    case
        when closing.completed_at is not null
            then coalesce(closing.held_on, activity.planned_on)
        when activity.date_precision = 'day' then activity.planned_on
    end as "on",
    case
        when activity.date_precision = 'day' and closing.completed_at is null
            then nullif(last_planned_day(activity), activity.planned_on)
    end as until,
    activity.starts_at,
    activity.ends_at,
    coalesce(closing.mode, activity.mode) in ('face_to_face', 'hybrid') as meets,
    activity.audience = 'all' as reaches_all,
    activity.grades,
    coalesce(reached.class_group_ids, []) as class_group_ids,
    activity.person_id,
    coalesce(person.name, '') as person,
    activity_step.step = 'planned' as is_open
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join closing on closing.activity_id = activity.id
left join reached on reached.activity_id = activity.id
left join person on person.id = activity.person_id
where activity.school_year = $year
    and activity_step.step not in ('not_held', 'postponed')
order by "on" nulls last, alphabetical(activity.title), activity.id
