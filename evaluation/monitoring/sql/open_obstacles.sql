-- Which of the year's obstacles are not resolved yet?
-- One row per obstacle, the oldest first.
select
    obstacle.id,
    obstacle.code,
    obstacle.note,
    obstacle.raised_on
from obstacle
where obstacle.school_year = $year and obstacle.resolved_on is null
order by obstacle.raised_on, obstacle.id
