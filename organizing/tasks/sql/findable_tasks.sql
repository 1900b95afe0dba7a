-- Which tasks can be found?
-- One row per task.
select
    task.id,
    task.title as name,
    activity.title as about,
    activity.id as of_id,
    activity.school_year
from task
inner join activity on activity.id = task.activity_id
order by activity.school_year desc, alphabetical(task.title), task.id
