-- How many activities of each form of family involvement stand in each month?
-- One row per form of family involvement and month, by the order shown; month is null for those without a date.
-- $year: first calendar year of the school year; $forms: codes in the order shown;
-- $months: the months of a school year in order. Cancelled activities count: they
-- stand in the plan.
with shown_form as (
    select
        unnest($forms::text[]) as code,
        generate_subscripts($forms::text[], 1) as place
),

shown_month as (
    select
        unnest($months::integer[]) as month,
        generate_subscripts($months::integer[], 1) as place
    union all
    select
        null as month,
        13 as place
    where exists (
        select 1 from activity
        where activity.school_year = $year and activity.planned_on is null
    )
),

classified as (
    select distinct
        activity.id,
        activity.title,
        month(activity.planned_on)::integer as month,
        unnest(activity.involvement) as code
    from activity
    where activity.school_year = $year
)

select
    shown_form.code as involvement,
    shown_month.month,
    count(classified.id)::integer as activities,
    coalesce(
        list(classified.title order by classified.title)
            filter (where classified.id is not null),
        []
    ) as titles
from shown_form
cross join shown_month
left join classified
    on classified.code = shown_form.code
    and classified.month is not distinct from shown_month.month
group by shown_form.code, shown_form.place, shown_month.month, shown_month.place
order by shown_form.place, shown_month.place
