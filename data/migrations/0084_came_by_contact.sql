-- What a contact with a family adds to an activity is told apart from what people
-- entered or chose there: neither takes the other's place unseen.
alter table attendance add column by_contact boolean default false;
alter table activity_pupil add column by_contact boolean default false;

update attendance
set by_contact = true
where exists (
    select true
    from family_contact
    where family_contact.activity_id = attendance.activity_id
        and family_contact.student_id = attendance.student_id
);

update activity_pupil
set by_contact = true
where exists (
    select true
    from family_contact
    where family_contact.activity_id = activity_pupil.activity_id
        and family_contact.student_id = activity_pupil.student_id
);
