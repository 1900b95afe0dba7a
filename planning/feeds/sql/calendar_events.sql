-- What do calendars outside the school get of this year, and since when is it so?
-- One row per activity, by date; no person is named.
-- $year: first calendar year of the school year.
with noted as (
    select
        history.record_id,
        max(history.noted_at) as changed_at
    from history
    where history.record in ('activity', 'closing')
    group by history.record_id
)
select
    activity.id,
    activity.school_year,
    activity.version + coalesce(closing.version, 0) as sequence,
    activity.title,
    planned_day(activity) as "when",
    activity.starts_at,
    activity.ends_at,
    activity.mode,
    activity.place,
    activity.forms,
    coalesce(goal.title, '') as goal,
    activity.indicator,
    activity.target,
    activity.unit,
    activity.direction,
    activity_step.step,
    coalesce(
        noted.changed_at, make_timestamptz(activity.school_year, 7, 1, 0, 0, 0, 'UTC')
    ) as changed_at,
    coalesce((select max(school.time_zone) from school), 'Asia/Jakarta') as time_zone
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join closing on closing.activity_id = activity.id
left join goal on goal.id = activity.goal_id
left join noted on noted.record_id = activity.id::text
where activity.school_year = $year
order by activity.planned_on nulls last, activity.starts_at nulls first,
    alphabetical(activity.title), activity.id
