-- What helped this year and the year before, how often?
-- One row per code, the most often first; without those that have only a text.
-- $year: first calendar year of the school year.
select
    supporting_factor.code,
    count(*) as times
from supporting_factor
where supporting_factor.school_year in ($year, $year - 1)
    and supporting_factor.code <> 'other'
group by supporting_factor.code
order by times desc, supporting_factor.code
