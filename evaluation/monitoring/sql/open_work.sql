-- Which follow-ups, and findings with a day, are not ended yet, from whatever year?
-- One row per follow-up or finding up to the year asked about, by when it is due.
select
    work.id,
    work.kind,
    work.text,
    person.name as owner,
    work.due_on
from (
    select id, 'follow_up' as kind, text, owner_id, due_on
    from follow_up
    where closed_on is null and school_year <= $year
    union all
    select id, 'finding' as kind, text, owner_id, due_on
    from finding
    where closed_on is null and due_on is not null and school_year <= $year
) as work
left join person on person.id = work.owner_id
order by work.due_on, work.id
