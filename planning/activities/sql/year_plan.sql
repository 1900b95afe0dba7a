-- What is planned this year, for whom, for how much, and what is missing?
-- One row per activity, by date.
-- $year: first calendar year of the school year.
select
    activity.id,
    activity.version,
    activity.series_id,
    activity.title,
    planned_day(activity) as "when",
    activity.starts_at,
    activity.ends_at,
    activity.mode,
    activity.place,
    activity.category,
    activity.forms,
    activity.involvement,
    activity.audience,
    activity.grades,
    activity.parties,
    activity.goal_id,
    goal.number as goal_number,
    goal.title as goal,
    activity_in_charge.person_id,
    activity_in_charge.name as person,
    activity.indicator,
    activity.target,
    activity.unit,
    activity.direction,
    coalesce(activity_families.families, 0) as families,
    (
        select coalesce(sum(budget_line.amount), 0)::decimal(15, 0)
        from budget_line
        where budget_line.activity_id = activity.id
    ) as budget,
    activity.goal_id is not null as has_goal,
    len(activity.forms) > 0 as is_classified,
    activity.planned_on is not null as is_scheduled,
    activity.procedure <> '' as has_procedure,
    activity.indicator <> ''
    and activity.target is not null
    and activity.unit <> ''
    and activity.measured_by <> '' as has_standard,
    activity.incidental,
    activity_step.step
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join goal on goal.id = activity.goal_id
left join activity_in_charge on activity_in_charge.activity_id = activity.id
left join activity_families on activity_families.activity_id = activity.id
where activity.school_year = $year
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
