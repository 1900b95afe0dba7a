-- Whose term ends soon, and who holds a position though no longer active?
-- One row per term that runs on this day and needs a look.
with running as (
    select
        office_term.*,
        case
            when office_term.left_on < office_term.ends_on then office_term.left_on
            else coalesce(office_term.ends_on, office_term.left_on)
        end as last_day
    from office_term
    where office_term.starts_on <= $day
        and (office_term.ends_on is null or office_term.ends_on >= $day)
        and (office_term.left_on is null or office_term.left_on >= $day)
)

select
    running.id as term_id,
    person.name,
    person.is_active,
    office.title,
    body.id as body_id,
    body.kind as body_kind,
    body.title as body_title,
    running.term_number,
    running.last_day,
    running.last_day - $day::date as days_left
from running
inner join office on office.id = running.office_id
inner join body on body.id = office.body_id
inner join person on person.id = running.person_id
left join class_group on class_group.id = body.class_group_id
where (body.closed_on is null or body.closed_on > $day)
    and coalesce(class_group.school_year, $year) = $year
    and (running.last_day <= $until or not person.is_active)
order by running.last_day nulls last, body.number, body.title, office.number,
    person.name, running.id
