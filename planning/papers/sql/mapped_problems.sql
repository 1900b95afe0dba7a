-- Which problems does the year's plan start from?
-- One row per problem, the most urgent first.
-- $year: first calendar year of the school year.
select
    problem.title,
    problem.root_cause,
    problem.evidence,
    problem.priority
from problem
where problem.school_year = $year
order by problem.priority, alphabetical(problem.title), problem.id
