-- A pupil is known again by name and birth date too, which are hidden in known_by; an
-- unreadable sex is kept as none, so that it keeps nobody off the list.
create table new_student (
    id           uuid primary key,
    key          text not null unique,  -- as the pupil came in first
    nisn         text,
    nipd         text,
    name         text not null,
    gender       text not null check (gender in ('L', 'P', '')),
    family_id    uuid not null,
    phone        text,                  -- E.164 of a usable mobile
    phone_typed  text not null,         -- as the file had it
    email        text not null,
    residence    text not null,
    version      integer not null,
    known_by     text not null default ''   -- SHA-256 of name and birth date
);
insert into new_student
select
    id, key, nisn, nipd, name, gender, family_id, phone, phone_typed, email, residence,
    version, ''
from student;
drop table student;
alter table new_student rename to student;
