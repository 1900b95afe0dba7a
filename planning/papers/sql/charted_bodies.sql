-- Which bodies does the school have on a day of a year, and who holds their positions?
-- One row per body, in order; the parents of all class groups are one.
-- Positions that nobody holds are left out.
-- $year: first calendar year of the school year; $day: the day of the paper.
with holder as (
    select
        held_term.office_id,
        list(held_term.name order by held_term.starts_on, alphabetical(held_term.name))
            as names
    from held_term
    where is_in_office(held_term, $day)
    group by held_term.office_id
),

post as (
    select
        office.body_id,
        list(
            {'title': office.title, 'names': holder.names}
            order by office.number, office.id
        ) as posts
    from office
    inner join holder on holder.office_id = office.id
    group by office.body_id
),

present as (
    select body.*
    from body
    left join class_group on class_group.id = body.class_group_id
    where (body.closed_on is null or body.closed_on > $day)
        and coalesce(class_group.school_year, $year) = $year
)

select
    present.id,
    present.parent_id,
    present.title,
    0 as class_groups,
    coalesce(post.posts, []) as posts,
    present.number
from present
left join post on post.body_id = present.id
where present.class_group_id is null

union all

select
    min(present.id) as id,
    present.parent_id,
    '' as title,
    count(*)::integer as class_groups,
    [] as posts,
    max(present.number) as number
from present
where present.class_group_id is not null
group by present.parent_id

order by class_groups, number, alphabetical(title), id
