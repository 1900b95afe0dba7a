-- Which contacts with families may this person read?
-- One row per contact, the newest first.
-- $reader: whose contacts, or given to them; null: everybody's.
-- $year, $student_id: of one school year or pupil; null: of all.
-- $waits_for: open ones of open years that wait for this person; null: all.
-- $ended_before: only those whose last day lies before; null: all.
select
    family_contact.id,
    family_contact.school_year,
    family_contact.kind,
    family_contact.channel,
    family_contact.met_on,
    family_contact.student_id,
    coalesce(student.name, '') as pupil,
    coalesce(class_group.name, '') as class_group,
    family_contact.person_id,
    coalesce(person.name, '') as person,
    family_contact.topics,
    family_contact.met,
    family_contact.found <> '' or family_contact.agreement <> '' as is_said,
    family_contact.next_step,
    coalesce(next_person.name, person.name, '') as next_person,
    family_contact.due_on,
    family_contact.activity_id,
    family_contact.closed_at
from family_contact
left join student on student.id = family_contact.student_id
left join class_group on class_group.id = family_contact.class_group_id
left join person on person.id = family_contact.person_id
left join person as next_person on next_person.id = family_contact.next_person_id
left join school_year on school_year.start = family_contact.school_year
where ($reader is null or exists (
        select true
        from family_contact_reader
        where family_contact_reader.family_contact_id = family_contact.id
            and family_contact_reader.person_id = $reader
    ))
    and ($year is null or family_contact.school_year = $year)
    and ($student_id is null or family_contact.student_id = $student_id)
    and ($waits_for is null or (
        family_contact.closed_at is null
        and school_year.closed_on is null
        and coalesce(family_contact.next_person_id, family_contact.person_id)
            = $waits_for
    ))
    and ($ended_before is null or greatest(
        family_contact.met_on,
        family_contact.due_on,
        family_contact.closed_at::date
    ) < $ended_before)
order by family_contact.met_on desc, family_contact.id desc
