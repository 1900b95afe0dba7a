-- Whose term ends soon, and who holds a position though no longer active?
-- One row per term that runs on this day and needs a look.
with running as (
    select
        held_term.*,
        least(held_term.left_on, held_term.ends_on) as last_day
    from held_term
    where is_in_office(held_term, $day)
)

select
    running.id as term_id,
    running.name,
    running.is_active,
    running.office_title as title,
    running.body_id,
    running.body_kind,
    running.body_title,
    running.term_number,
    running.last_day,
    running.last_day - $day::date as days_left
from running
inner join body on body.id = running.body_id
left join class_group on class_group.id = body.class_group_id
where (body.closed_on is null or body.closed_on > $day)
    and coalesce(class_group.school_year, $year) = $year
    and (running.last_day <= $until or not running.is_active)
order by running.last_day nulls last, body.number, alphabetical(body.title),
    running.office_number, alphabetical(running.name), running.id
