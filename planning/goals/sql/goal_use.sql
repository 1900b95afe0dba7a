-- Which goals does the year have, and how many activities serve each?
-- One row per goal, in order.
-- $year: first calendar year of the school year.
select
    goal.id,
    goal.number,
    goal.title,
    goal.reason,
    goal.version,
    count(activity.id) as activities
from goal
left join activity on activity.goal_id = goal.id
where goal.school_year = $year
group by goal.id, goal.number, goal.title, goal.reason, goal.version
order by goal.number, goal.id
