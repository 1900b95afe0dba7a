-- Up to which update a person has read what is new.
create table news_read (
    person_id uuid primary key,
    up_to     date not null,
    version   integer not null
);
