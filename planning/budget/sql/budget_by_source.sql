-- How much of each source's money is planned and spent?
-- One row per source and fiscal year; source null: spent without a budget line.
-- $year: first calendar year of the school year.
-- $month (1-12), $goal_id, $form, $person_id, $source, $fiscal_year: what it is
-- narrowed to, or null; spending without a line has neither source nor fiscal year.
with paid as (
    select
        budget_line_id,
        sum(amount) as amount
    from spending
    where budget_line_id is not null
    group by budget_line_id
),

entry as (
    select
        budget_line.activity_id,
        budget_line.source,
        budget_line.fiscal_year,
        1 as lines,
        budget_line.amount as planned,
        coalesce(paid.amount, 0) as spent
    from budget_line
    left join paid on paid.budget_line_id = budget_line.id
    union all
    select
        spending.activity_id,
        null as source,
        null as fiscal_year,
        0 as lines,
        0 as planned,
        spending.amount as spent
    from spending
    left join budget_line on budget_line.id = spending.budget_line_id
    where budget_line.id is null
)

select
    entry.source,
    entry.fiscal_year,
    sum(entry.lines)::bigint as lines,
    sum(entry.planned)::decimal(15, 0) as planned,
    sum(entry.spent)::decimal(15, 0) as spent
from entry
inner join activity on activity.id = entry.activity_id
where activity.school_year = $year
    and ($month::integer is null or month(activity.planned_on) = $month)
    and ($goal_id::uuid is null or activity.goal_id = $goal_id)
    and ($form::text is null or list_contains(activity.forms, $form))
    and ($person_id::uuid is null or activity.person_id = $person_id)
    and ($source::text is null or entry.source = $source)
    and ($fiscal_year::integer is null or entry.fiscal_year = $fiscal_year)
group by entry.source, entry.fiscal_year
order by entry.source nulls last, entry.fiscal_year nulls last
