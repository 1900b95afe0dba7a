-- What was planned and spent on each activity of the year?
-- One row per activity with a budget or with receipts, by date.
-- $year: first calendar year of the school year; $person_id: whose committees' money
-- alone is meant, as its treasurer; null: everybody's.
with planned as (
    select
        budget_line.activity_id,
        sum(budget_line.amount) as amount
    from budget_line
    group by budget_line.activity_id
),

paid as (
    select
        spending.activity_id,
        sum(spending.amount) as amount,
        count(*) as receipts
    from spending
    group by spending.activity_id
)

select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    coalesce(planned.amount, 0)::decimal(15, 0) as planned,
    coalesce(paid.amount, 0)::decimal(15, 0) as spent,
    coalesce(paid.receipts, 0)::integer as receipts
from activity
left join planned on planned.activity_id = activity.id
left join paid on paid.activity_id = activity.id
where activity.school_year = $year
    and (
        planned.amount > 0
        or paid.receipts > 0
        or $person_id::uuid is not null
    )
    and (
        $person_id::uuid is null
        or exists (
            from activity_treasurer
            where activity_treasurer.activity_id = activity.id
                and activity_treasurer.person_id = $person_id
        )
    )
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
