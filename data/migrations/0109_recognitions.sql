-- Accreditations, standings and awards of the school, as their papers word them.
create table recognition (
    id          uuid primary key,
    kind        text not null,          -- accreditation, standing, award
    title       text not null,
    given_on    date,                   -- null: only the year is known
    given_year  integer not null,
    issuer      text not null,
    number      text not null,          -- as it is written, with its spaces
    predicate   text not null,          -- as it is written; each period words it anew
    score       text not null,          -- empty: none was given
    level       text,                   -- school, city, province, nation, world
    valid_until date,                   -- null: the paper names no end
    note        text not null,
    version     integer not null,
    check (given_on is null or year(given_on) = given_year)
);
