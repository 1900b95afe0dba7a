-- How many contacts of each kind were there with families of a class group?
-- One row per kind, the most often first; what is to come is not counted.
-- $class_group_id: the class group; $since: the semester's first day; $today: until.
select
    family_contact.kind,
    count(*)::integer as contacts
from family_contact
where family_contact.class_group_id = $class_group_id
    and family_contact.met_on between $since and $today
group by family_contact.kind
order by contacts desc, family_contact.kind
