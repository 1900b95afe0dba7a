-- Which problems does this year's plan mend, and which indicator shows each?
-- One row per problem, most urgent first.
-- $year: first calendar year of the school year.
select
    problem.title,
    problem.root_cause,
    problem.evidence,
    problem.priority,
    problem.indicator_id,
    problem.id,
    problem.school_year,
    problem.version,
    concat_ws(' ', report_indicator.code, report_indicator.name) as indicator
from problem
left join report_indicator on report_indicator.id = problem.indicator_id
where problem.school_year = $year
order by problem.priority, alphabetical(problem.title), problem.id
