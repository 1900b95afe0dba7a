-- Signed addresses that open one thing, such as the answer to one invitation.
create table record_link (
    id           uuid primary key,
    purpose      text not null,         -- what it opens: answer …
    record_id    uuid not null,
    school_year  integer not null,
    made_at      timestamptz not null,
    made_by      uuid not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    version      integer not null
);
