-- Which goals does the year have, how many activities serve each, and whence is each?
-- One row per goal, in order.
-- $year: first calendar year of the school year.
select
    goal.title,
    goal.reason,
    goal.dimensions,
    goal.frames,
    goal.causes,
    goal.standard,
    goal.id,
    goal.number,
    goal.version,
    (select count(*) from activity where activity.goal_id = goal.id) as activities
from goal
where goal.school_year = $year
order by goal.number, goal.id
