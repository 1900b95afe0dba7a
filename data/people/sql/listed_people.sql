-- Who is in the directory, and who has an account?
-- One row per person, active ones first, by name.
-- $year: of which the class groups of homeroom teachers are named; null: of none.
with led as (
    select
        homeroom.person_id,
        list(class_group.name order by class_group.grade, alphabetical(class_group.suffix))
            as class_groups,
        list(class_group.id order by class_group.grade, alphabetical(class_group.suffix))
            as class_group_ids
    from homeroom
    inner join class_group on class_group.id = homeroom.class_group_id
    where class_group.school_year = $year
    group by homeroom.person_id
)

select
    person.id,
    person.name,
    person.element,
    person.position,
    person.phone,
    person.employee_number,
    person.shares_phone,
    account.username,
    account.role,
    person.is_active,
    person.version,
    coalesce(led.class_groups, []) as class_groups,
    coalesce(led.class_group_ids, []) as class_group_ids
from person
left join account on account.person_id = person.id and account.closed_at is null
left join led on led.person_id = person.id
order by person.is_active desc, alphabetical(person.name), person.id
