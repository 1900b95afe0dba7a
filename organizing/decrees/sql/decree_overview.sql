-- Which committees of the year have a decree, with which number?
-- One row per activity with a committee, by date.
-- $year: first calendar year of the school year.
select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity_step.step,
    decree.id is not null as is_worded,
    coalesce(decree.number, '') as number,
    decree.decided_on
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join decree on decree.activity_id = activity.id
where activity.school_year = $year
    and exists (
        from committee_position
        where committee_position.activity_id = activity.id
    )
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
