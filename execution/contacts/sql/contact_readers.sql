-- To whom was this contact shown, and by whom?
-- One row per person, by name.
-- $id: the contact.
select
    family_contact_grant.person_id,
    person.name,
    family_contact_grant.made_at,
    coalesce(giver.name, '') as given_by
from family_contact_grant
inner join person on person.id = family_contact_grant.person_id
left join person as giver on giver.id = family_contact_grant.made_by
where family_contact_grant.family_contact_id = $id
order by alphabetical(person.name), family_contact_grant.person_id
