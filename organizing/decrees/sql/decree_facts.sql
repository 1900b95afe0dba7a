-- What are the ready words of a decree made of?
-- One row per activity asked for: its title, fund sources and the annual meeting.
-- $activity_id: the activity.
select
    activity.title,
    coalesce(
        (
            select list(distinct budget_line.source order by budget_line.source)
            from budget_line
            where budget_line.activity_id = activity.id
        ),
        []
    ) as sources,
    (
        select annual_meeting.held_on
        from annual_meeting
        where annual_meeting.school_year = activity.school_year
    ) as meeting_on
from activity
where activity.id = $activity_id
order by activity.id
