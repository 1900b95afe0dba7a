-- Which goals does the year's plan have?
-- One row per goal, in the plan's order; also those without an activity.
select
    id,
    number,
    title
from goal
where school_year = $year
order by number, alphabetical(title), id
