-- What is carried out because of the year's reviews?
-- One row per follow-up, by when it is due.
select
    follow_up.id,
    follow_up.source_id as review_id,
    follow_up.text,
    coalesce(person.name, '') as owner,
    follow_up.due_on,
    follow_up.closed_on
from follow_up
left join person on person.id = follow_up.owner_id
where follow_up.source = 'review' and follow_up.school_year = $year
order by follow_up.due_on, follow_up.id
