-- About which activities of the year can a questionnaire ask, the nearest days first?
-- One row per activity that is not confidential by its form of cooperation.
-- $year: first calendar year of the school year; $today: the day at the school's clock.
select
    activity.id,
    activity.title,
    coalesce(closing.held_on, activity.planned_on) as day
from activity
left join closing on closing.activity_id = activity.id
where activity.school_year = $year
    and not list_has_any(activity.forms, ['home_visit', 'case_conference'])
order by
    abs(date_diff('day', coalesce(closing.held_on, activity.planned_on), $today::date))
        nulls last,
    alphabetical(activity.title),
    activity.id
