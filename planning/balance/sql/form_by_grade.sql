-- How many activities of each form of cooperation reach each grade's families?
-- One row per form of cooperation and grade, by the order shown.
-- $year: first calendar year of the school year; $forms: codes in the order shown;
-- $grades: the grades of the school's level. An activity for all families reaches
-- every grade; one for some class groups reaches their grades.
with shown_form as (
    select
        unnest($forms::text[]) as code,
        generate_subscripts($forms::text[], 1) as place
),

shown_grade as (
    select unnest($grades::integer[]) as grade
    union
    select class_group.grade
    from class_group
    where class_group.school_year = $year
),

reached as (
    select
        activity.id,
        activity.title,
        activity.forms,
        shown_grade.grade
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
    where activity.school_year = $year
),

classified as (
    select distinct
        reached.id,
        reached.title,
        reached.grade,
        unnest(reached.forms) as code
    from reached
)

select
    shown_form.code as form,
    shown_grade.grade,
    count(classified.id)::integer as activities,
    coalesce(
        list(classified.title order by classified.title)
            filter (where classified.id is not null),
        []
    ) as titles
from shown_form
cross join shown_grade
left join classified
    on classified.code = shown_form.code
    and classified.grade = shown_grade.grade
group by shown_form.code, shown_form.place, shown_grade.grade
order by shown_form.place, shown_grade.grade
