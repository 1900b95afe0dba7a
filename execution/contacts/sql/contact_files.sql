-- Which files does this contact have, and who handed them in?
-- One row per file, oldest first, without its content.
-- $id: the contact.
select
    attachment.id,
    attachment.name,
    attachment.media_type,
    attachment.size,
    attachment.made_at,
    coalesce(person.name, '') as person
from family_contact_attachment
inner join attachment on attachment.id = family_contact_attachment.attachment_id
left join person on person.id = attachment.made_by
where family_contact_attachment.family_contact_id = $id
order by attachment.made_at, attachment.id
