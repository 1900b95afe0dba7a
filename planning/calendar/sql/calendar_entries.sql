-- What is on the school's calendar this year?
-- One row per activity, by date; unscheduled ones last.
-- $year: first calendar year of the school year.
with reached as (
    select
        activity_class_group.activity_id,
        list_sort(list_distinct(list(class_group.grade))) as grades
    from activity_class_group
    inner join class_group on class_group.id = activity_class_group.class_group_id
    group by activity_class_group.activity_id
)
select
    activity.id,
    activity.version,
    activity.title,
    planned_day(activity) as "when",
    activity.starts_at,
    activity.ends_at,
    activity.mode,
    activity.place,
    activity.category,
    activity.forms,
    activity.audience,
    case
        when activity.audience = 'grades' then list_sort(activity.grades)
        else coalesce(reached.grades, [])
    end as grades,
    activity.goal_id,
    goal.number as goal_number,
    goal.title as goal,
    activity.person_id,
    person.name as person,
    activity_step.step
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join reached on reached.activity_id = activity.id
left join goal on goal.id = activity.goal_id
left join person on person.id = activity.person_id
where activity.school_year = $year
order by activity.planned_on nulls last, activity.starts_at nulls first,
    alphabetical(activity.title), activity.id
