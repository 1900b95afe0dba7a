-- What does one contact say, in names?
-- One row per contact, which is the one asked for.
-- $id: the contact; who may read it was asked before.
select
    family_contact.id,
    family_contact.school_year,
    family_contact.kind,
    family_contact.channel,
    family_contact.met_on,
    family_contact.met_at,
    family_contact.place,
    family_contact.student_id,
    coalesce(student.name, '') as pupil,
    coalesce(class_group.name, '') as class_group,
    family_contact.met,
    family_contact.met_other,
    coalesce(person.name, '') as person,
    coalesce(person.position, '') as position,
    coalesce(person.employee_number, '') as employee_number,
    family_contact.topics,
    family_contact.topic_note,
    family_contact.purposes,
    family_contact.shown,
    family_contact.shown_note,
    family_contact.found,
    family_contact.agreement,
    family_contact.family_efforts,
    family_contact.family_note,
    family_contact.school_efforts,
    family_contact.school_note,
    family_contact.next_step,
    coalesce(next_person.name, person.name, '') as next_person,
    family_contact.due_on,
    coalesce(activity.title, '') as activity,
    family_contact.closed_at,
    family_contact.closing_note
from family_contact
left join student on student.id = family_contact.student_id
left join class_group on class_group.id = family_contact.class_group_id
left join person on person.id = family_contact.person_id
left join person as next_person on next_person.id = family_contact.next_person_id
left join activity on activity.id = family_contact.activity_id
where family_contact.id = $id
order by family_contact.id
