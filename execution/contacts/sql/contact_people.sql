-- Who can be in charge of a contact, and who has an account for it?
-- One row per active teacher, counsellor or holder of such an account, by name.
-- $keepers: the roles that keep contacts; $leads: those that read every one.
select
    person.id,
    person.name,
    coalesce(list_contains($keepers::text[], account.role), false) as has_account,
    coalesce(list_contains($leads::text[], account.role), false) as reads_all
from person
left join account on account.person_id = person.id and account.closed_at is null
where person.is_active
    and (
        person.element in ('teacher', 'counsellor', 'homeroom')
        or coalesce(list_contains($keepers::text[], account.role), false)
    )
order by alphabetical(person.name), person.id
