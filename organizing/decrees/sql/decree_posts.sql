-- Who holds which position of the committee, and what does each position do?
-- One row per position and holder, in order; a vacant position has one without name.
-- $activity_id: the activity.
select
    committee_position.id as position_id,
    committee_position.title,
    committee_position.duty,
    committee_position.entitlement,
    committee_position.responsibility,
    coalesce(person.name, '') as name,
    person.element,
    coalesce(person.employee_number, '') as employee_number,
    coalesce(person.position, '') as office
from committee_position
left join committee_member on committee_member.position_id = committee_position.id
left join person on person.id = committee_member.person_id
where committee_position.activity_id = $activity_id
order by
    committee_position.number,
    committee_position.id,
    alphabetical(person.name),
    person.id
