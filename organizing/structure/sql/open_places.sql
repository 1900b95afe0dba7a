-- Which positions have seats that nobody holds on this day?
-- One row per position with a seat to fill.
with held as (
    select office_term.office_id, count(*) as holders
    from office_term
    where is_in_office(office_term, $day)
    group by office_term.office_id
)

select
    office.id as office_id,
    office.title,
    body.id as body_id,
    body.kind as body_kind,
    body.title as body_title,
    office.seats,
    coalesce(held.holders, 0) as holders
from office
inner join body on body.id = office.body_id
left join class_group on class_group.id = body.class_group_id
left join held on held.office_id = office.id
where (body.closed_on is null or body.closed_on > $day)
    and coalesce(class_group.school_year, $year) = $year
    and coalesce(held.holders, 0) < office.seats
order by
    body.number, class_group.grade, alphabetical(class_group.suffix),
    alphabetical(body.title), body.id, office.number, office.id
