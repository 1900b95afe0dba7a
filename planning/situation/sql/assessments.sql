-- How did the school judge its partnership with parents, this year and last year?
-- One row per aspect judged in either year.
-- $year: first calendar year of the school year.
with this_year as (
    select * from self_assessment where school_year = $year
),

year_before as (
    select * from self_assessment where school_year = $year - 1
)

select
    coalesce(this_year.aspect, year_before.aspect) as aspect,
    this_year.id,
    this_year.level,
    coalesce(this_year.note, '') as note,
    coalesce(this_year.version, 0) as version,
    year_before.level as level_before
from this_year
full join year_before on year_before.aspect = this_year.aspect
order by 1
