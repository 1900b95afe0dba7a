-- Which obstacles were met this year and the year before, how often?
-- One row per code, the most often first; without those that have only a text.
-- $year: first calendar year of the school year.
select
    obstacle.code,
    count(*) as times
from obstacle
where obstacle.school_year in ($year, $year - 1)
    and obstacle.code <> 'other'
group by obstacle.code
order by times desc, obstacle.code
