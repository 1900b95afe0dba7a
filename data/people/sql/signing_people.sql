-- Who leads public relations and signs for it?
-- One row per active person with an open account that leads, by name.
-- $leads: the roles that lead public relations.
select
    person.id,
    person.name,
    person.employee_number
from person
inner join account on account.person_id = person.id
where list_contains($leads::varchar[], account.role)
    and account.closed_at is null
    and person.is_active
order by alphabetical(person.name), person.id
