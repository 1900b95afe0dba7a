-- How often was each supporting factor noted in each school year?
-- One row per factor and school year, the latest year first.
select
    supporting_factor.code,
    supporting_factor.side,
    supporting_factor.school_year,
    count(*)::integer as times
from supporting_factor
group by
    supporting_factor.code, supporting_factor.side, supporting_factor.school_year
order by supporting_factor.school_year desc, times desc, supporting_factor.code
