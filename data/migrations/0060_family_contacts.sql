-- What school and one pupil's family spoke about, and what came of it. Confidential:
-- read by who is in charge, by those who were given it one by one, and by the vice
-- principal for public relations.
create table family_contact (
    id             uuid primary key,
    school_year    integer not null,
    student_id     uuid not null,
    class_group_id uuid not null,       -- the class group on that day
    kind           text not null,       -- home_visit, visit_to_teacher, consultation, summons, call, liaison_note, case_conference
    channel        text not null,       -- face_to_face, phone, sms, whatsapp, video, social_media, letter, liaison_book
    met_on         date not null,       -- still to come: it is planned
    met_at         time,
    place          text not null,
    met            text[] not null,     -- who of the family: father, mother, guardian, foster_parent
    met_other      text not null,
    person_id      uuid not null,       -- the teacher or counsellor in charge
    topics         text[] not null,
    topic_note     text not null,
    purposes       text[] not null,
    shown          text[] not null,     -- what the family was shown
    shown_note     text not null,
    found          text not null,
    agreement      text not null,
    family_efforts text[] not null,     -- what the parents will do
    family_note    text not null,
    school_efforts text[] not null,     -- what the school will do
    school_note    text not null,
    next_step      text not null,
    next_person_id uuid,
    due_on         date,
    activity_id    uuid,                -- whose attendance it counts in
    closed_at      timestamptz,
    closing_note   text not null,
    made_at        timestamptz not null,
    made_by        uuid not null,
    version        integer not null
);

-- Who else may read and write a contact.
create table family_contact_grant (
    family_contact_id uuid not null,
    person_id         uuid not null,
    made_at           timestamptz not null,
    made_by           uuid not null,
    primary key (family_contact_id, person_id)
);

create table family_contact_attachment (
    family_contact_id uuid not null,
    attachment_id     uuid not null,
    primary key (family_contact_id, attachment_id)
);

-- After how many years contacts are to be cleared; no row: as delivered.
create table family_contact_setting (
    id         integer primary key check (id = 1),
    keep_years integer not null check (keep_years between 1 and 10),
    version    integer not null
);

-- One row per contact and person whose it is, or who was given it.
create view family_contact_reader as
select id as family_contact_id, person_id
from family_contact
union
select family_contact_id, person_id
from family_contact_grant;
