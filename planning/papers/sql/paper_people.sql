-- What are people called in papers, and which number (NIP) has each?
-- One row per person of the directory, by name.
select
    person.id,
    person.name,
    person.employee_number
from person
order by alphabetical(person.name), person.id
