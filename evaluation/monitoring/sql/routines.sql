-- How often was each form of cooperation held this year?
-- One row per form; an activity of two forms counts for both.
select
    form.form,
    count(*) as held
from (
    select
        activity.id,
        unnest(activity.forms) as form
    from activity
    where activity.school_year = $year
) as form
inner join activity_step on activity_step.activity_id = form.id
where activity_step.step in ('held', 'moved_online')
group by form.form
order by form.form
