-- Which minutes can be found?
-- One row per meeting.
select
    meeting.id,
    coalesce(nullif(meeting.title, ''), activity.title, '') as name,
    case when meeting.title = '' then '' else coalesce(activity.title, '') end as about,
    meeting.activity_id as of_id,
    meeting.school_year
from meeting
left join activity on activity.id = meeting.activity_id
order by meeting.held_on desc, meeting.id
