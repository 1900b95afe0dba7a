-- What does each partner aid this year, and how much of it was spent?
-- One row per partner, the largest aid first.
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
)

select
    budget_line.partner,
    count(*) as lines,
    count(distinct activity.id) as activities,
    sum(budget_line.amount)::decimal(15, 0) as planned,
    sum(coalesce(paid.amount, 0))::decimal(15, 0) as spent
from budget_line
inner join activity on activity.id = budget_line.activity_id
left join paid on paid.budget_line_id = budget_line.id
where activity.school_year = $year
    and budget_line.source = 'partner_aid'
    and ($month::integer is null or month(activity.planned_on) = $month)
    and ($goal_id::uuid is null or activity.goal_id = $goal_id)
    and ($form::text is null or list_contains(activity.forms, $form))
    and ($person_id::uuid is null or activity.person_id = $person_id)
    and ($source::text is null or budget_line.source = $source)
    and ($fiscal_year::integer is null or budget_line.fiscal_year = $fiscal_year)
group by budget_line.partner
order by planned desc, alphabetical(budget_line.partner)
