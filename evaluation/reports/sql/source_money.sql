-- How much of each source's money was planned and spent for activities of some days?
-- One row per source; source null: spent without a budget line.
-- $year: first calendar year; $first_day, $last_day: an activity counts by the day it
-- was planned for, without one by the day it was held.
with counted as (
    select activity.id
    from activity
    left join closing on closing.activity_id = activity.id
    where activity.school_year = $year
        and coalesce(activity.planned_on, closing.held_on)
        between $first_day::date and $last_day::date
),

paid as (
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
        budget_line.amount as budget,
        coalesce(paid.amount, 0) as spent
    from budget_line
    inner join counted on counted.id = budget_line.activity_id
    left join paid on paid.budget_line_id = budget_line.id
    union all
    select
        null as source,
        0 as budget,
        spending.amount as spent
    from spending
    inner join counted on counted.id = spending.activity_id
    left join budget_line on budget_line.id = spending.budget_line_id
    where budget_line.id is null
)

select
    source,
    sum(budget)::decimal(15, 0) as budget,
    sum(spent)::decimal(15, 0) as spent
from line_use
group by source
order by source nulls last
