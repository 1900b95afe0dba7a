-- How much of each source's money was planned and spent?
-- One row per source and fiscal year; source null: spent without a budget line.
with paid as (
    select
        budget_line_id,
        sum(amount) as amount
    from spending
    where budget_line_id is not null
    group by budget_line_id
),

line_use as (
    select
        budget_line.source,
        budget_line.fiscal_year,
        budget_line.amount as budget,
        coalesce(paid.amount, 0) as spent
    from budget_line
    inner join activity on activity.id = budget_line.activity_id
    left join paid on paid.budget_line_id = budget_line.id
    where activity.school_year = $year
    union all
    select
        null as source,
        null as fiscal_year,
        0 as budget,
        spending.amount as spent
    from spending
    inner join activity on activity.id = spending.activity_id
    left join budget_line on budget_line.id = spending.budget_line_id
    where activity.school_year = $year
      and budget_line.id is null
)

select
    source,
    fiscal_year,
    sum(budget)::decimal(15, 0) as budget,
    sum(spent)::decimal(15, 0) as spent
from line_use
group by all
order by fiscal_year nulls last, source nulls last
