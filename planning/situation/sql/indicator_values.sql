-- What does the school report say this year, beside the years before and after?
-- One row per indicator on the list, red before yellow before green, then the largest
-- fall.
-- $year: first calendar year of the school year.
select
    report_indicator.id,
    report_indicator.code,
    report_indicator.name,
    this_year.score,
    nullif(this_year.label, '') as label,
    this_year.change,
    coalesce(this_year.version, 0) as version,
    year_before.score as score_before,
    nullif(year_before.label, '') as label_before,
    year_after.score as score_after,
    nullif(year_after.label, '') as label_after
from report_indicator
left join report_value as this_year
    on this_year.indicator_id = report_indicator.id
    and this_year.school_year = $year
left join report_value as year_before
    on year_before.indicator_id = report_indicator.id
    and year_before.school_year = $year - 1
left join report_value as year_after
    on year_after.indicator_id = report_indicator.id
    and year_after.school_year = $year + 1
where report_indicator.is_active
order by
    case this_year.label
        when 'low' then 1
        when 'middle' then 2
        when 'good' then 3
        else 4
    end,
    this_year.change nulls last,
    alphabetical(report_indicator.code),
    report_indicator.id
