-- What was changed for an activity's day after its plan was approved, without a revision:
-- the approved version stays as it was, and a later revision does not count it.
create table day_change (
    activity_id uuid primary key,
    since       integer not null,       -- the approved version it differs from
    rundown     text not null,
    place       text not null,
    starts_at   time,
    ends_at     time,
    person_id   uuid
);
