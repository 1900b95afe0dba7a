-- Which tasks are there, who does them, and until when?
-- One row per task, by year and due date.
-- $year: first calendar year of the school year, or null for all.
select
    task.id,
    task.title,
    activity.title as activity,
    activity.school_year || '/' || (activity.school_year + 1) as school_year,
    task_due.due_on as due,
    task.step,
    person.name as assignee,
    committee_position.title as section
from task
inner join task_due on task_due.task_id = task.id
inner join activity on activity.id = task.activity_id
left join person on person.id = task.person_id
left join committee_position on committee_position.id = task.position_id
where $year::integer is null or activity.school_year = $year
order by
    activity.school_year desc,
    due nulls last,
    alphabetical(activity.title),
    alphabetical(task.title),
    task.id
