-- A review says how an activity stands against its standard, and a new version why it
-- was signed; half a year and the year are reviewed too, and each review is answered.
-- What is signed is only ever added to: the store refuses every change of these tables.
alter table review add column judged text;          -- exceeded, reached, partly, missed
alter table review add column reason text default '';

create table year_review (
    id           uuid primary key,
    school_year  integer not null,
    scope        text not null,             -- year, semester1, semester2
    number       integer not null,
    managed_well integer not null check (managed_well between 1 and 4),
    continuous   integer not null check (continuous between 1 and 4),
    effective    integer not null check (effective between 1 and 4),
    decision     text not null,             -- continue, improve, extend, stop
    note         text not null,
    reason       text not null,
    signed_at    timestamptz not null,
    signed_by    uuid not null,
    unique (school_year, scope, number)
);

create table year_review_goal (             -- what is decided about each goal
    year_review_id uuid not null,
    goal_id        uuid not null,
    number         integer not null,
    title          text not null,           -- as the goal was called then
    decision       text not null,
    note           text not null,
    primary key (year_review_id, goal_id)
);

create table review_answer (                -- of a review, or of a year's review
    id          uuid primary key,
    review_id   uuid not null,
    number      integer not null,
    stance      text not null,              -- agreed, remarks
    remark      text not null,
    will_do     text not null,
    answered_at timestamptz not null,
    answered_by uuid not null,
    unique (review_id, number)
);
