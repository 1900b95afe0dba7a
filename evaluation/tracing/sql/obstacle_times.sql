-- How often was each kind of obstacle noted in each school year?
-- One row per kind and school year.
select
    obstacle.code,
    obstacle.school_year,
    count(*)::integer as times
from obstacle
group by obstacle.code, obstacle.school_year
order by obstacle.code, obstacle.school_year
