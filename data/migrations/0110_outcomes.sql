-- What a school year brought: contests, admission, judged quality, conduct, facilities.
create table achievement (
    id          uuid primary key,
    school_year integer not null,
    title       text not null,          -- of the contest
    field       text not null,          -- academic, other
    level       text not null,          -- school, city, province, nation, world
    rank        text not null,          -- as it is written: Juara 1
    holder      text not null,          -- a team or a class group, never a pupil's name
    pupils      integer check (pupils > 0),     -- null: not counted
    achieved_on date,                   -- null: only the year is known
    organiser   text not null,
    source      text not null,          -- where it was read
    version     integer not null
);

-- Who wanted to come: one set of numbers of a school year, and where they are from.
create table admission (
    school_year integer primary key,
    source      text not null,
    version     integer not null
);

create table admission_path (
    school_year integer not null,
    path        text not null,          -- domicile, achievement, affirmation, transfer, other
    seats       integer check (seats >= 0),
    applicants  integer check (applicants >= 0),
    accepted    integer check (accepted >= 0),
    primary key (school_year, path)
);

-- How the school judges its quality of a year, and by what one sees it.
create table quality_note (
    id          uuid primary key,
    school_year integer not null,
    dimension   text not null,          -- learning, graduates, growth
    course      text not null,          -- better, same, worse
    note        text not null,
    evidence    text not null,
    version     integer not null,
    unique (school_year, dimension)
);

-- How often pupils broke the school's rules: of a class group or grade, never of a pupil.
create table conduct (
    id             uuid primary key,
    school_year    integer not null,
    semester       integer not null check (semester in (1, 2)),
    grade          integer not null,
    class_group_id uuid,                -- null: of the whole grade
    defiance       integer not null check (defiance >= 0),
    language       integer not null check (language >= 0),
    smoking        integer not null check (smoking >= 0),
    truancy        integer not null check (truancy >= 0),
    fighting       integer not null check (fighting >= 0),
    other          integer not null check (other >= 0),
    version        integer not null
);

-- What the school can teach with since that year, beside what was given (table gift).
create table facility (
    id          uuid primary key,
    school_year integer not null,
    title       text not null,
    quantity    decimal(12, 2),         -- null: not counted
    unit        text not null,
    origin      text not null,          -- government, school, parents, partner, other
    origin_name text not null,
    gained_on   date,                   -- null: only the year is known
    purpose     text not null,          -- what it is used for
    version     integer not null
);
