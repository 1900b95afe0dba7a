-- Who is in the directory, and who has an account?
-- One row per person, active ones first, by name.
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
    person.version
from person
left join account on account.person_id = person.id and account.closed_at is null
order by person.is_active desc, alphabetical(person.name), person.id
