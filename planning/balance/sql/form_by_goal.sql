-- How many activities of each form of cooperation serve each goal?
-- One row per form of cooperation and goal, by the order shown; null: no goal stated.
-- $year: first calendar year of the school year; $forms: codes in the order shown.
with shown_form as (
    select
        unnest($forms::text[]) as code,
        generate_subscripts($forms::text[], 1) as place
),

shown_goal as (
    select
        goal.id as goal_id,
        goal.number,
        goal.title as goal
    from goal
    where goal.school_year = $year
    union all
    select
        null as goal_id,
        null as number,
        null as goal
    where exists (
        select 1 from activity
        where activity.school_year = $year and activity.goal_id is null
    )
),

classified as (
    select distinct
        activity.id,
        activity.title,
        activity.goal_id,
        unnest(activity.forms) as code
    from activity
    where activity.school_year = $year
)

select
    shown_form.code as form,
    shown_goal.goal_id,
    shown_goal.number,
    shown_goal.goal,
    count(classified.id)::integer as activities,
    coalesce(
        list(classified.title order by classified.title)
            filter (where classified.id is not null),
        []
    ) as titles
from shown_form
cross join shown_goal
left join classified
    on classified.code = shown_form.code
    and classified.goal_id is not distinct from shown_goal.goal_id
group by
    shown_form.code,
    shown_form.place,
    shown_goal.goal_id,
    shown_goal.number,
    shown_goal.goal
order by shown_form.place, shown_goal.number nulls last, shown_goal.goal_id
