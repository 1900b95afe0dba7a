-- Who chairs the school's komite on a day?
-- One row per active holder of its first position whose term runs, newest term first.
-- $day: the day of the paper.
select
    held_term.person_id as id,
    held_term.name,
    '' as employee_number
from held_term
inner join body on body.id = held_term.body_id
where body.kind = 'komite'
    and body.closed_on is null
    and held_term.is_active
    and held_term.office_number = (
        select min(office.number) from office where office.body_id = body.id
    )
    and is_in_office(held_term, $day)
order by held_term.starts_on desc, alphabetical(held_term.name), held_term.person_id
