-- Who was given what to close a gap, and until when?
-- One row per open follow-up that arose from a gap, the most urgent first.
select
    follow_up.id,
    follow_up.source_id as gap_id,
    follow_up.text,
    follow_up.due_on,
    person.name as owner
from follow_up
left join person on person.id = follow_up.owner_id
where follow_up.source = 'accreditation'
    and follow_up.source_id is not null
    and follow_up.closed_on is null
order by follow_up.due_on, follow_up.id
