-- Who put together evidence for accreditors, when, and with what in it.
create table evidence_bundle (
    id            uuid primary key,
    instrument    text not null,        -- its key
    with_personal boolean not null,     -- proof with personal data was taken in
    photos        text not null,        -- left_out, marked: photos without consent
    files         integer not null,
    missing       integer not null,     -- expected kinds of proof that are not there
    size          bigint not null,      -- bytes
    sha256        text not null,        -- of the whole file
    made_at       timestamptz not null,
    made_by       uuid not null
);
