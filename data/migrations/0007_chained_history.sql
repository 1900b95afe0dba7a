-- The history is a chain: a line carries its number, and a hash over its words and the
-- hash of the line before it. Who changes, removes, adds or moves one breaks the chain.

-- A word with its length in bytes before it, so that no two rows of words look alike.
create macro counted(word) as concat(strlen(word), ':', word, ',');

-- What is hashed of a line: the hash before it, its number, its words. In Python it is
-- Event.to_hash.
create macro line_to_hash(previous, line) as concat(
    counted(previous),
    counted(line.number::text),
    counted(line.id::text),
    counted(epoch_us(line.noted_at)::text),
    counted(coalesce(line.person_id::text, '')),
    counted(line.person),
    counted(line.record),
    counted(line.record_id),
    counted(line.event),
    counted(line.facts)
);

create table chained_history (
    id         uuid primary key,
    noted_at   timestamptz not null,
    person_id  uuid,
    person     text not null,
    record     text not null,           -- the table's name
    record_id  text not null,
    event      text not null,
    facts      text not null,           -- JSON
    number     bigint not null,         -- 1, 2, 3 … in the order they were written
    hash       text not null            -- SHA-256 of line_to_hash, in hexadecimal
);
insert into chained_history
with recursive line as materialized (
    select history.*, row_number() over (order by history.id) as number
    from history
),
chained as (
    select 0::bigint as number, '' as hash
    union all
    select line.number, sha256(line_to_hash(chained.hash, line))
    from chained
    inner join line on line.number = chained.number + 1
)
select line.*, chained.hash
from line
inner join chained on chained.number = line.number
order by line.number;
drop table history;
alter table chained_history rename to history;

create table history_end (              -- the last line, so that its loss is seen
    id    integer primary key check (id = 1),
    lines bigint not null,
    hash  text not null
);
insert into history_end
select 1, count(*), coalesce(arg_max(history.hash, history.number), '')
from history;
