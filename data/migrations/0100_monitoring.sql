-- What monitoring saw during the year: dated remarks, which the later review shows.
create table monitoring_remark (
    id          uuid primary key,
    school_year integer not null,
    activity_id uuid,                   -- null: of the programme as a whole
    stage       text not null,          -- before, during, after
    text        text not null,
    made_at     timestamptz not null,
    made_by     uuid not null
);
