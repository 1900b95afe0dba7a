-- How many letters to families were sent for activities to come, and answered?
-- One row per activity to come with such letters; none that some families alone know of.
-- $year: first calendar year of the school year; $today: the day at the school's clock.
select
    activity.id as activity_id,
    count(distinct letter_reach.student_id) filter (letter_reach.is_sent) as sent,
    count(distinct letter_reach.student_id) filter (
        letter_reach.is_coming
        or letter_reach.is_represented
        or letter_reach.is_not_coming
    ) as answered
from activity
inner join activity_step on activity_step.activity_id = activity.id
inner join letter_batch on letter_batch.activity_id = activity.id
inner join letter_reach on letter_reach.batch_id = letter_batch.id
where activity.school_year = $year
    and activity_step.step in ('planned', 'closing')
    and last_planned_day(activity) >= $today::date
    and letter_batch.kind in ('invitation', 'permission')
    and not is_confidential(activity.audience, activity.forms)
group by activity.id
order by activity.id
