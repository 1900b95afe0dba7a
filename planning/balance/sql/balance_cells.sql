-- How many activities of each kind stand in each month, grade or goal of the year?
-- One row per kind and column, in the order shown; the empty column is for activities without a date or goal.
-- $year: first calendar year of the school year; $kind: forms or involvement, and
-- $rows: their codes in the order shown; $axis: month, grade or goal, and $columns:
-- months in order, or the grades of the school's level. Goals, and grades of class
-- groups, are added. An activity for all families reaches every grade; one for some
-- class groups, or for named pupils, reaches their grades. Cancelled activities count:
-- they stand in the plan.
with shown_row as (
    select
        unnest($rows::text[]) as code,
        generate_subscripts($rows::text[], 1) as place
),

shown_grade as (
    select unnest($columns::integer[]) as grade
    where $axis = 'grade'
    union
    select class_group.grade
    from class_group
    where $axis = 'grade' and class_group.school_year = $year
),

placed as (
    select
        activity.id,
        case
            when $axis = 'month'
                then coalesce(month(activity.planned_on)::text, '')
            else coalesce(activity.goal_id::text, '')
        end as code
    from activity
    where $axis <> 'grade' and activity.school_year = $year
    union all
    select
        activity.id,
        shown_grade.grade::text as code
    from activity
    inner join shown_grade
        on activity.audience = 'all'
        or (activity.audience = 'grades'
            and list_contains(activity.grades, shown_grade.grade))
        or (activity.audience = 'class_groups'
            and exists (
                select 1 from class_group
                where list_contains(activity.class_group_ids, class_group.id)
                    and class_group.grade = shown_grade.grade
            ))
        or (activity.audience = 'pupils'
            and exists (
                select 1 from activity_pupil
                inner join enrolment
                    on enrolment.student_id = activity_pupil.student_id
                    and enrolment.school_year = activity.school_year
                inner join class_group on class_group.id = enrolment.class_group_id
                where activity_pupil.activity_id = activity.id
                    and class_group.grade = shown_grade.grade
            ))
    where activity.school_year = $year
),

shown_column as (
    select
        unnest($columns::text[]) as code,
        generate_subscripts($columns::integer[], 1) as place
    where $axis = 'month'
    union all
    select
        shown_grade.grade::text as code,
        shown_grade.grade as place
    from shown_grade
    union all
    select
        goal.id::text as code,
        goal.number as place
    from goal
    where $axis = 'goal' and goal.school_year = $year
    union all
    select
        '' as code,
        null as place
    where exists (select 1 from placed where placed.code = '')
),

classified as (
    select distinct
        activity.id,
        activity.title,
        placed.code as in_column,
        unnest(
            case when $kind = 'forms' then activity.forms else activity.involvement end
        ) as in_row
    from activity
    inner join placed on placed.id = activity.id
)

select
    shown_row.code as form,
    $axis as axis,
    shown_column.code as column_code,
    shown_column.place as column_place,
    count(classified.id)::integer as activities,
    coalesce(
        list(classified.title order by alphabetical(classified.title))
            filter (where classified.id is not null),
        []
    ) as titles
from shown_row
cross join shown_column
left join classified
    on classified.in_row = shown_row.code
    and classified.in_column = shown_column.code
group by
    shown_row.code,
    shown_row.place,
    shown_column.code,
    shown_column.place
order by shown_row.place, shown_column.place nulls last, shown_column.code
