-- Which positions does this person hold this year, with what duty and right?
-- One row per position held, by date of the activity; those over are last.
-- $person_id: the person; $year: first calendar year of the school year.
select
    committee_position.duty,
    committee_position.entitlement,
    committee_position.responsibility,
    committee_position.id,
    activity.title as activity,
    planned_day(activity) as "when",
    committee_position.title,
    activity_step.step not in ('planned', 'closing') as is_over
from committee_member
inner join committee_position
    on committee_position.id = committee_member.position_id
inner join activity on activity.id = committee_position.activity_id
inner join activity_step on activity_step.activity_id = activity.id
where committee_member.person_id = $person_id
    and activity.school_year = $year
order by
    is_over,
    activity.planned_on nulls last,
    alphabetical(activity.title),
    committee_position.number,
    committee_position.id
