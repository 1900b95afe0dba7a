-- Which people of the directory can be found?
-- One row per person.
select
    person.id,
    person.name,
    person.position as about,
    null::uuid as of_id,
    null::integer as school_year
from person
order by person.is_active desc, alphabetical(person.name), person.id
