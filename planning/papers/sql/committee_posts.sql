-- Who is on the committee of an activity, as what?
-- One row per position, in order.
-- $activity_id: the activity.
select
    committee_position.number,
    committee_position.title,
    coalesce(
        list(person.name order by alphabetical(person.name))
            filter (where person.name is not null),
        []
    ) as names
from committee_position
left join committee_member on committee_member.position_id = committee_position.id
left join person on person.id = committee_member.person_id
where committee_position.activity_id = $activity_id
group by committee_position.id, committee_position.number, committee_position.title
order by committee_position.number, committee_position.id
