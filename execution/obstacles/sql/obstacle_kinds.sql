-- Which obstacles weigh most, and which come again year after year?
-- One row per kind that arose this year or the year before, the most often first.
-- $year: first calendar year of the school year.
select
    obstacle.code,
    count(*) filter (obstacle.school_year = $year) as times,
    count(*) filter (obstacle.school_year = $year - 1) as times_before,
    count(*) filter (obstacle.effect = 'helped') as helped,
    count(*) filter (obstacle.effect is not null) as judged
from obstacle
where obstacle.school_year in ($year, $year - 1)
group by obstacle.code
order by times desc, times_before desc, obstacle.code
