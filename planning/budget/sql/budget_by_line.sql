-- What does each line of the year's budget cost, and what was spent from it?
-- One row per budget line, and one per activity that spent without a line, by date.
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

unbudgeted as (
    select
        spending.activity_id,
        sum(spending.amount) as amount
    from spending
    left join budget_line on budget_line.id = spending.budget_line_id
    where budget_line.id is null
    group by spending.activity_id
),

entry as (
    select
        budget_line.activity_id,
        budget_line.id as line_id,
        budget_line.number,
        budget_line.title,
        budget_line.source,
        budget_line.fiscal_year,
        budget_line.volume,
        budget_line.unit,
        budget_line.price,
        budget_line.amount,
        budget_line.arkas_code,
        budget_line.partner,
        budget_line.is_voluntary,
        coalesce(paid.amount, 0) as spent
    from budget_line
    left join paid on paid.budget_line_id = budget_line.id
    union all by name
    select
        activity_id,
        0 as amount,
        amount as spent
    from unbudgeted
)

select
    activity.id as activity_id,
    activity.title as activity,
    planned_day(activity) as "when",
    entry.line_id,
    entry.number,
    entry.title,
    entry.source,
    entry.fiscal_year,
    entry.volume,
    entry.unit,
    entry.price,
    entry.amount::decimal(15, 0) as amount,
    entry.arkas_code,
    entry.partner,
    entry.is_voluntary,
    entry.spent::decimal(15, 0) as spent
from entry
inner join activity on activity.id = entry.activity_id
where activity.school_year = $year
    and ($month::integer is null or month(activity.planned_on) = $month)
    and ($goal_id::uuid is null or activity.goal_id = $goal_id)
    and ($form::text is null or list_contains(activity.forms, $form))
    and ($person_id::uuid is null or activity.person_id = $person_id)
    and ($source::text is null or entry.source = $source)
    and ($fiscal_year::integer is null or entry.fiscal_year = $fiscal_year)
order by
    activity.planned_on nulls last,
    alphabetical(activity.title),
    activity.id,
    entry.number nulls last,
    entry.line_id
