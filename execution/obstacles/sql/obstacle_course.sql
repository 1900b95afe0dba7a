-- How were the year's obstacles resolved?
-- One row per year, always one: raised, resolved, and the median days that it took.
-- $year: first calendar year of the school year.
select
    count(*) as raised,
    count(obstacle.resolved_on) as resolved,
    median(date_diff('day', obstacle.raised_on, obstacle.resolved_on))::decimal(9, 1)
        as median_days
from obstacle
where obstacle.school_year = $year
order by raised
