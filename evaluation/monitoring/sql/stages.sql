-- How far did each activity come through its evaluation: before, during, after?
-- One row per activity of the year, by its day.
with remark as (
    select
        activity_id,
        max(made_at) filter (stage = 'before') as before_at,
        max(made_at) filter (stage = 'during') as during_at,
        max(made_at) filter (stage = 'after') as after_at
    from monitoring_remark
    where activity_id is not null
    group by activity_id
),

signed as (
    select
        activity_id,
        max(signed_at) as signed_at
    from review
    group by activity_id
),

hindrance as (
    select
        activity_id,
        count(*) as obstacles
    from obstacle
    where activity_id is not null
    group by activity_id
)

select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity_step.step,
    activity.indicator <> '' and activity.target is not null as has_standard,
    closing.held_on,
    coalesce(hindrance.obstacles, 0) as obstacles,
    closing.completed_at,
    signed.signed_at,
    remark.before_at,
    remark.during_at,
    remark.after_at
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join closing
    on closing.activity_id = activity.id and closing.completed_at is not null
left join signed on signed.activity_id = activity.id
left join remark on remark.activity_id = activity.id
left join hindrance on hindrance.activity_id = activity.id
where activity.school_year = $year
order by
    activity.planned_on nulls last,
    alphabetical(activity.title),
    activity.id
