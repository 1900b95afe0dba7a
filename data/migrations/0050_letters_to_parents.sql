-- Letters to parents: what they say, for whom, how each was handed over, whether it
-- arrived, and what was answered. A second home of a pupil gets a letter of its own.

-- Somebody else who speaks for a pupil, in a home of their own.
create table pupil_contact (
    id           uuid primary key,
    student_id   uuid not null,
    name         text not null,
    relation     text not null,         -- father, mother, guardian, relative
    phone        text,                  -- as it is dialled, or null
    gets_letters boolean not null,      -- a letter of their own beside the pupil's home
    version      integer not null
);

-- Whose number a family gave, and whether messages may be written to it.
create table message_consent (
    family_id    uuid primary key,
    owner        text not null,         -- father, mother, guardian, pupil; may be empty
    given_on     date,
    given_by     text not null,         -- how: form, meeting, message; may be empty
    withdrawn_on date,
    version      integer not null
);

-- Letters of one kind and wording: for an activity, for one pupil, or for all families.
create table letter_batch (
    id          uuid primary key,
    school_year integer not null,
    kind        text not null,          -- invitation, permission, summons, information
    activity_id uuid,
    student_id  uuid,                   -- of a letter about one pupil
    dated_on    date not null,
    subject     text not null,
    opening     text not null,
    meets_on    date,                   -- where no activity says when and where
    meets_at    time,
    place       text not null,
    note        text not null,
    costs       text not null,
    closing     text not null,
    message     text not null,          -- for WhatsApp, with places such as {nama}
    signed_by   text not null,          -- principal, lead
    has_slip    boolean not null,
    number      text not null,          -- as printed; empty: dots, or one of its own each
    made_at     timestamptz not null,
    version     integer not null
);

-- What is known of one letter: to a pupil's home, or to somebody by name. A letter of
-- which nothing is known yet has no row.
create table delivery (
    id          uuid primary key,
    batch_id    uuid not null,
    student_id  uuid,                   -- null: to somebody by name
    contact_id  uuid,                   -- of a second home
    name        text not null,          -- of somebody by name
    position    text not null,
    phone       text,
    number      text not null,          -- of its own, or empty
    channel     text,                   -- letter, whatsapp, liaison_book, phone
    sent_on     date,
    receipt     text not null,          -- unknown, yes, no
    received_on date,
    reply       text,                   -- coming, father, mother, guardian, other, not_coming
    reply_name  text not null,
    reply_by    text,                   -- slip, whatsapp, phone, in_person, link
    replied_on  date,
    version     integer not null
);

-- The pupils whose families a batch goes to. One row per batch and pupil.
create view letter_pupil as
select
    letter_batch.id as batch_id,
    invited_pupil.student_id,
    invited_pupil.class_group_id
from letter_batch
inner join invited_pupil on invited_pupil.activity_id = letter_batch.activity_id
where letter_batch.student_id is null
union all
select
    letter_batch.id as batch_id,
    enrolment.student_id,
    enrolment.class_group_id
from letter_batch
inner join enrolment
    on enrolment.school_year = letter_batch.school_year
    and enrolment.step = 'active'
where letter_batch.student_id = enrolment.student_id
    or (letter_batch.student_id is null and letter_batch.activity_id is null);

-- The homes a batch goes to: every pupil's own, and the second that gets letters.
-- One row per batch, pupil and home; contact_id is null for the pupil's own.
create view letter_home as
select
    batch_id,
    student_id,
    class_group_id,
    null::uuid as contact_id
from letter_pupil
union all
select
    letter_pupil.batch_id,
    letter_pupil.student_id,
    letter_pupil.class_group_id,
    pupil_contact.id as contact_id
from letter_pupil
inner join pupil_contact
    on pupil_contact.student_id = letter_pupil.student_id
    and pupil_contact.gets_letters;

-- How far a pupil's letter is; a pupil with two homes is one. One row per batch and pupil.
create view letter_reach as
select
    letter_home.batch_id,
    letter_home.student_id,
    letter_home.class_group_id,
    coalesce(bool_or(delivery.sent_on is not null), false) as is_sent,
    coalesce(bool_or(delivery.receipt = 'yes'), false) as is_received,
    coalesce(
        bool_or(delivery.reply in ('coming', 'father', 'mother', 'guardian')), false
    ) as is_coming,
    coalesce(bool_or(delivery.reply = 'other'), false) as is_represented,
    coalesce(bool_or(delivery.reply = 'not_coming'), false) as is_not_coming
from letter_home
left join delivery
    on delivery.batch_id = letter_home.batch_id
    and delivery.student_id = letter_home.student_id
    and delivery.contact_id is not distinct from letter_home.contact_id
group by letter_home.batch_id, letter_home.student_id, letter_home.class_group_id;
