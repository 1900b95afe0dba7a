-- Which follow-ups can be found?
-- One row per follow-up.
select
    follow_up.id,
    follow_up.text as name,
    coalesce(activity.title, '') as about,
    follow_up.owner_id as of_id,
    follow_up.school_year
from follow_up
left join activity on activity.id = follow_up.activity_id
order by follow_up.due_on desc, follow_up.id
