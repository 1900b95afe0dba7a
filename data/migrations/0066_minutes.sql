-- Every meeting of the school has minutes; the annual meeting is the first kind.

create table meeting (
    id                uuid primary key,
    school_year       integer not null,
    kind              text not null,
    activity_id       uuid,                        -- null: of no activity
    title             text not null default '',
    nature            text not null default 'ordinary',
    held_on           date not null,
    opened_at         time,
    closed_at         time,
    place             text not null,
    leader_id         uuid,
    taker_id          uuid,                        -- who takes the minutes
    agenda            text not null,
    names             text not null default '',    -- participants, a line each
    second_way        text not null default '',    -- for those who could not come
    second_way_until  date,
    second_way_result text not null default '',    -- what came back that way
    next_on           date,
    next_note         text not null default '',
    version           integer not null
);

insert into meeting by name
select *, 'annual' as kind
from annual_meeting;

drop table annual_meeting;

-- One row per school year whose plan a meeting opened.
create view annual_meeting as
select *
from meeting
where kind = 'annual';

create table meeting_item (             -- what was said, point by point
    id         uuid primary key,
    meeting_id uuid not null,
    number     integer not null,
    title      text not null,
    speaker    text not null,
    content    text not null,
    version    integer not null
);

alter table meeting_decision add column owner_id uuid;  -- as the meeting decided
alter table meeting_decision add column due_on date;
alter table meeting_decision add column task_id uuid;   -- the task that it became

create table follow_up (                -- carried on until somebody closes it
    id          uuid primary key,
    school_year integer not null,       -- in which it arose
    activity_id uuid,
    decision_id uuid,                   -- the decision that it came from
    text        text not null,
    owner_id    uuid not null,
    due_on      date not null,
    closed_on   date,
    closed_by   uuid,
    outcome     text not null,          -- what was done, or where the proof is
    version     integer not null
);
