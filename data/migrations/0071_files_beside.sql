-- What is handed in lies beside the database, each file named by its SHA-256; a table
-- of two thousand photographs made every checkpoint write all of them anew. Contents
-- that were kept before stay in a table of their own and are read from there.
create table attachment_content (
    attachment_id uuid primary key,
    content       blob not null
);

insert into attachment_content
select id, content
from attachment;

create table handed_in (
    id         uuid primary key,
    name       text not null,
    media_type text not null,
    size       integer not null,        -- bytes
    sha256     text not null,           -- of its content, and its name in the folder
    thumbnail  text not null,           -- SHA-256 of its small picture, or empty
    made_at    timestamptz not null,
    made_by    uuid not null
);

insert into handed_in
select id, name, media_type, size, sha256, '', made_at, made_by
from attachment;

drop table attachment;
alter table handed_in rename to attachment;

-- A file of a record: what it shows and of which day, apart from when it was handed in.
create table record_file (
    attachment_id uuid primary key,
    record        text not null,        -- table: activity, spending, gift …
    record_id     uuid not null,
    activity_id   uuid,                 -- of which activity the record is, if of any
    happened_on   date not null,        -- the day of the fact
    caption       text not null,        -- may be empty
    shows_pupils  boolean not null,     -- pupils can be recognised
    has_consent   boolean not null,     -- their parents agreed to publication
    version       integer not null
);
