-- What is still to be carried out, from whatever year, and what was closed?
-- One row per follow-up: the open ones first, by when they are due.
-- $year: first calendar year of the school year whose closed ones are listed too;
-- $person_id: whose, or null for all.
select
    follow_up.id,
    follow_up.school_year,
    follow_up.text,
    meeting.id as meeting_id,
    meeting.held_on,
    activity.title as activity,
    follow_up.owner_id,
    person.name as owner,
    follow_up.due_on,
    follow_up.closed_on,
    closer.name as closed_by,
    follow_up.outcome,
    follow_up.version
from follow_up
left join meeting_decision
    on follow_up.source = 'decision'
    and meeting_decision.id = follow_up.source_id
left join meeting on meeting.id = meeting_decision.meeting_id
left join activity on activity.id = follow_up.activity_id
left join person on person.id = follow_up.owner_id
left join person as closer on closer.id = follow_up.closed_by
where (
    follow_up.school_year = $year
    or (follow_up.closed_on is null and follow_up.school_year < $year)
)
and ($person_id is null or follow_up.owner_id = $person_id)
order by
    follow_up.closed_on is not null,
    follow_up.closed_on desc,
    follow_up.due_on,
    follow_up.id
