-- A school chooses whether letters are numbered in one run or in one for each code,
-- how the month is written, and how many digits a number has at least.
alter table letter_pattern add column runs text not null default 'all';
alter table letter_pattern add column months text not null default 'roman';
alter table letter_pattern add column digits integer not null default 3;

create table letter_of_runs (            -- the register of numbers given
    id            uuid primary key,
    calendar_year integer not null,     -- the year that the number names
    run           text not null,        -- its code, however that is written
    number        integer,              -- running; null: fits no pattern
    code          text not null,        -- the kind of letter in the school's archive
    full_number   text not null,        -- as printed
    subject       text not null,
    record        text not null,        -- the table's name of what was written
    record_id     uuid not null,
    dated_on      date not null,
    made_at       timestamptz not null,
    made_by       uuid not null,
    unique (calendar_year, run, number)
);

insert into letter_of_runs
select
    id, calendar_year, '', number, code, full_number, subject, record, record_id,
    dated_on, made_at, made_by
from letter;

drop table letter;
alter table letter_of_runs rename to letter;
