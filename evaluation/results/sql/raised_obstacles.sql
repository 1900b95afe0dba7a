-- When were the obstacles of some years raised, and when resolved?
-- One row per obstacle of the years $since to $year.
select
    obstacle.raised_on,
    obstacle.resolved_on,
    obstacle.school_year
from obstacle
where obstacle.school_year between $since and $year
order by obstacle.school_year, obstacle.raised_on, obstacle.id
