-- What are people called, and who leads public relations?
-- One row per person of the directory, those leading public relations first.
select
    person.id,
    person.name,
    coalesce(
        list_contains($leads::varchar[], account.role) and account.closed_at is null, false
    ) as is_lead
from person
left join account on account.person_id = person.id
order by is_lead desc, alphabetical(person.name), person.id
