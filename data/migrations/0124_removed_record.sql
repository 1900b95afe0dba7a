-- What was taken out a short time ago, as it was, so that who did it can bring it back.
create table removed_record (
    record     text not null,
    record_id  uuid not null,
    person_id  uuid not null,
    removed_at timestamptz not null,
    facts      text not null,
    version    integer not null,
    primary key (record, record_id)
);
