-- Who is in the activity's committee, for what, and under which telephone number?
-- One row per position, in the committee's order, with its active people by name.
-- $activity_id: the activity. Only who agreed to it is shown with a number.
select
    committee_position.title,
    list(
        struct_pack(
            name := person.name,
            phone := case
                when person.shares_phone then coalesce(person.phone, '')
                else ''
            end
        )
        order by alphabetical(person.name), person.id
    ) filter (person.id is not null) as people
from committee_position
left join committee_member on committee_member.position_id = committee_position.id
left join person on person.id = committee_member.person_id and person.is_active
where committee_position.activity_id = $activity_id
group by committee_position.id, committee_position.title, committee_position.number
order by committee_position.number, committee_position.id
