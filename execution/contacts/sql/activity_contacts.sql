-- How many contacts count for an activity, and how many met somebody?
-- One row per kind, the most often first.
-- $activity_id: the activity; $today: what is to come is not counted.
select
    family_contact.kind,
    count(*)::integer as contacts,
    count(*) filter (len(family_contact.met) > 0)::integer as met
from family_contact
where family_contact.activity_id = $activity_id and family_contact.met_on <= $today
group by family_contact.kind
order by contacts desc, family_contact.kind
