-- By which goals, forms and people can the year's budget be narrowed?
-- One row per goal, form of cooperation (its code is its name) and person in charge.
-- $year: first calendar year of the school year.
with scope as (
    select
        'goal' as kind,
        id::text as code,
        number || '. ' || title as name,
        number as place
    from goal
    where school_year = $year
    union all
    select distinct
        'form' as kind,
        unnest(forms) as code,
        code as name,
        0 as place
    from activity
    where school_year = $year
    union all
    select distinct
        'person' as kind,
        person.id::text as code,
        person.name,
        0 as place
    from activity
    inner join person on person.id = activity.person_id
    where activity.school_year = $year
)

select
    kind,
    code,
    name
from scope
order by kind, place, alphabetical(name), code
