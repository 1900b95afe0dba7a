-- How did the school report's indicators go over the years?
-- One row per indicator and year with a score, in the order of codes and years.
select
    report_indicator.id as indicator_id,
    report_indicator.code,
    report_indicator.name,
    report_value.school_year,
    report_value.score,
    nullif(report_value.label, '') as label
from report_value
inner join report_indicator on report_indicator.id = report_value.indicator_id
where report_value.score is not null
    and report_indicator.is_active
order by report_indicator.code, report_indicator.id, report_value.school_year
