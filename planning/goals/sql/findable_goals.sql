-- Which goals can be found?
-- One row per goal.
select
    goal.id,
    goal.title as name,
    '' as about,
    null::uuid as of_id,
    goal.school_year
from goal
order by goal.school_year desc, goal.number, goal.id
