-- What does the plan do about each problem and indicator, when and for how much?
-- One row per problem or indicator and activity that came from it or serves a goal
-- that did; one without an activity where a problem has none yet, or a red indicator
-- that no problem names.
-- $year: first calendar year of the school year.
with source as (
    select
        'problem' as kind,
        problem.id,
        problem.priority as rank,
        concat_ws(' ', report_indicator.code, report_indicator.name) as indicator,
        problem.title as problem,
        problem.root_cause,
        true as is_open
    from problem
    left join report_indicator on report_indicator.id = problem.indicator_id
    where problem.school_year = $year

    union all

    select
        'indicator' as kind,
        report_indicator.id,
        4 as rank,
        concat_ws(' ', report_indicator.code, report_indicator.name) as indicator,
        '' as problem,
        '' as root_cause,
        report_indicator.is_active
        and report_value.label = 'low'
        and report_indicator.id not in (
            select problem.indicator_id
            from problem
            where problem.school_year = $year
                and problem.indicator_id is not null
        ) as is_open
    from report_indicator
    left join report_value
        on report_value.indicator_id = report_indicator.id
        and report_value.school_year = $year
),

answer as (
    select origin.kind, origin.source_id, activity.id as activity_id
    from origin
    inner join activity
        on activity.id = origin.record_id
        and origin.record = 'activity'
    where activity.school_year = $year

    union

    select origin.kind, origin.source_id, activity.id as activity_id
    from origin
    inner join activity
        on activity.goal_id = origin.record_id
        and origin.record = 'goal'
    where activity.school_year = $year
),

money as (
    select
        budget_line.activity_id,
        array_to_string(
            list_sort(
                list(distinct budget_line.arkas_code)
                filter (where budget_line.arkas_code <> '')
            ),
            '; '
        ) as arkas_codes,
        string_agg(
            budget_line.title, '; ' order by budget_line.number, budget_line.id
        ) as goods,
        sum(budget_line.amount)::decimal(15, 0) as cost
    from budget_line
    group by budget_line.activity_id
)

select
    source.kind,
    source.id as source_id,
    source.indicator,
    source.problem,
    source.root_cause,
    activity.id as activity_id,
    coalesce(activity.title, '') as activity,
    coalesce(activity.procedure, '') as procedure,
    coalesce(money.arkas_codes, '') as arkas_codes,
    coalesce(money.goods, '') as goods,
    coalesce(money.cost, 0)::decimal(15, 0) as cost,
    planned_day(activity) as "when"
from source
left join answer on answer.kind = source.kind and answer.source_id = source.id
left join activity on activity.id = answer.activity_id
left join money on money.activity_id = activity.id
where source.is_open or activity.id is not null
order by
    source.rank,
    alphabetical(source.problem),
    alphabetical(source.indicator),
    source.id,
    activity.planned_on nulls last,
    alphabetical(activity.title),
    activity.id
