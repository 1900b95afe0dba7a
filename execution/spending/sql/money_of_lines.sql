-- What was planned and spent on each budget line of an activity?
-- One row per budget line, and a last one for what was spent without a line.
-- $activity_id: the activity.
with paid as (
    select
        spending.budget_line_id,
        sum(spending.amount) as spent,
        count(*) as receipts
    from spending
    where spending.activity_id = $activity_id
    group by spending.budget_line_id
),

line as (
    select
        budget_line.id as line_id,
        budget_line.number,
        budget_line.title,
        budget_line.source,
        budget_line.fiscal_year,
        budget_line.amount as planned,
        coalesce(paid.spent, 0) as spent,
        coalesce(paid.receipts, 0) as receipts
    from budget_line
    left join paid on paid.budget_line_id = budget_line.id
    where budget_line.activity_id = $activity_id
    union all
    select
        null as line_id,
        null as number,
        null as title,
        null as source,
        null as fiscal_year,
        0 as planned,
        sum(paid.spent) as spent,
        sum(paid.receipts) as receipts
    from paid
    left join budget_line on budget_line.id = paid.budget_line_id
    where budget_line.id is null
    having count(*) > 0
)

select
    line.line_id,
    line.title,
    line.source,
    line.fiscal_year,
    line.planned::decimal(15, 0) as planned,
    line.spent::decimal(15, 0) as spent,
    line.receipts::integer as receipts
from line
order by line.number nulls last, line.line_id
