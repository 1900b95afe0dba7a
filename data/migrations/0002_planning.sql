-- Planning in full: the annual meeting, the situation, tags, templates, series, the
-- calendar, budget lines by volume and price, notes and revisions of the programme.
-- Tables that change are made anew, filled and renamed (a table that others point to
-- by name keeps its views).

-- ── the situation a plan starts from ─────────────────────────────────────────
create table problem (
    id           uuid primary key,
    school_year  integer not null,      -- the year whose plan mends it
    title        text not null,
    root_cause   text not null,
    evidence     text not null,
    priority     integer not null check (priority between 1 and 3),  -- 1 is highest
    indicator_id uuid,                  -- the school report's indicator that shows it
    version      integer not null
);

create table report_indicator (         -- the school's editable list
    id        uuid primary key,
    code      text not null unique,     -- "E.1.1"
    name      text not null,
    is_active boolean not null,
    version   integer not null
);

create table report_value (             -- as the school report of that year says
    indicator_id uuid not null,
    school_year  integer not null,
    score        decimal(6, 2),
    label        text not null,         -- low, middle, good
    change       decimal(6, 2),         -- against the report before
    version      integer not null,
    primary key (indicator_id, school_year)
);

create table self_assessment (
    id          uuid primary key,
    school_year integer not null,
    aspect      text not null,          -- the six types, and home visits
    level       integer not null check (level between 1 and 4),
    note        text not null,
    version     integer not null,
    unique (school_year, aspect)
);

create table annual_meeting (           -- opens the year's plan
    id              uuid primary key,
    school_year     integer not null unique,
    held_on         date not null,
    place           text not null,
    agenda          text not null,
    second_way      text not null,      -- for those who could not come
    second_way_until date,
    second_way_result text not null,    -- what came back that way
    version         integer not null
);

create table meeting_party (            -- the five parties; none came is count 0
    meeting_id uuid not null,
    party      text not null,
    count      integer not null check (count >= 0),
    names      text not null,           -- of those who spoke for it
    primary key (meeting_id, party)
);

create table meeting_decision (
    id         uuid primary key,
    meeting_id uuid not null,
    number     integer not null,
    text       text not null
);

create table origin (                   -- what a goal or an activity came from
    record    text not null,            -- goal, activity
    record_id uuid not null,
    kind      text not null,            -- problem, indicator, assessment, finding, decision
    source_id uuid not null,
    primary key (record_id, kind, source_id)
);

-- ── goals with their tags ────────────────────────────────────────────────────
create table new_goal (
    id          uuid primary key,
    school_year integer not null,
    number      integer not null,
    title       text not null,
    reason      text not null,
    dimensions  text[] not null,        -- learning, graduates, growth
    frames      text[] not null,        -- school review, assurance, control, benchmarking
    causes      text[] not null,        -- culture, leadership, parental support
    standard    text not null,          -- one of the eight national standards (SNP)
    version     integer not null
);
insert into new_goal
select id, school_year, number, title, reason, [], [], [], 'management', version
from goal;
drop table goal;
alter table new_goal rename to goal;

-- ── activities in full ───────────────────────────────────────────────────────
create table new_activity (
    id               uuid primary key,
    school_year      integer not null,
    series_id        uuid not null,     -- the same event over the years
    template_key     text not null,     -- where it was taken from, may be empty
    title            text not null,
    goal_id          uuid,
    category         text,
    forms            text[] not null,   -- forms of cooperation, codes
    involvement      text[] not null,   -- forms a-j of Permendikbud 30/2017
    audience         text not null,     -- all, grades, class_groups
    grades           integer[] not null,
    class_group_ids  uuid[] not null,
    planned_on       date,              -- the day, or the first of the month
    date_precision   text not null,     -- day, month
    starts_at        time,              -- at the school's clock
    ends_at          time,
    mode             text not null,
    person_id        uuid,              -- person in charge
    place            text not null,
    background       text not null,     -- why, for the proposal
    procedure        text not null,
    rundown          text not null,     -- the programme of the day, a line each
    indicator        text not null,
    baseline         decimal(12, 2),
    target           decimal(12, 2),
    unit             text not null,
    direction        text not null,     -- at_least, at_most
    measured_by      text not null,
    evidence         text[] not null,   -- kinds of proof expected, codes
    risk             text not null,
    mitigation       text not null,
    version          integer not null
);
insert into new_activity
select
    id, school_year, id, '', title, goal_id, null, forms, [], audience, grades,
    class_group_ids, planned_on, date_precision, null, null, mode, person_id, place,
    '', procedure, '', indicator, baseline, target, unit, direction, measured_by, [],
    risk, mitigation, version
from activity;
drop table activity;
alter table new_activity rename to activity;

create table planned_task (             -- what the committee will have to do, and when
    id          uuid primary key,
    activity_id uuid not null,
    number      integer not null,
    title       text not null,
    offset_days integer not null,       -- -14 is H-14
    section     text not null           -- the usual position that does it, may be empty
);

create table new_budget_line (
    id           uuid primary key,
    activity_id  uuid not null,
    number       integer not null,
    title        text not null,
    source       text not null,         -- no levy exists
    fiscal_year  integer not null,      -- calendar year
    volume       decimal(12, 2) not null check (volume > 0),
    unit         text not null,
    price        decimal(15, 0) not null check (price >= 0),
    amount       decimal(15, 0) not null check (amount >= 0),  -- volume × price
    arkas_code   text not null,         -- as the school's budget application has it
    partner      text not null,         -- who aids, for a partner's aid
    is_voluntary boolean not null,      -- said of donations, always
    check (source <> 'donation' or is_voluntary)
);
insert into new_budget_line
select
    id, activity_id,
    row_number() over (partition by activity_id order by id),
    title, source, fiscal_year, 1, '', amount, amount, '', '', source = 'donation'
from budget_line;
drop table budget_line;
alter table new_budget_line rename to budget_line;

create table activity_template (        -- the school's own, or instead of a ready one
    id        uuid primary key,
    key       text not null unique,     -- a ready template's key, or its own
    content   text not null,            -- JSON
    is_hidden boolean not null,
    version   integer not null
);

-- ── the calendar ─────────────────────────────────────────────────────────────
create table day_off (                  -- holidays, collective leave, the school's own
    id          uuid primary key,
    on_day      date not null,
    name        text not null,
    kind        text not null,          -- national, collective_leave, school
    source      text not null,          -- library, school
    is_struck   boolean not null,       -- taken off by the school; not filled in again
    version     integer not null
);

create table school_period (
    id          uuid primary key,
    school_year integer not null,
    kind        text not null,          -- exam, break, ramadan
    title       text not null,
    starts_on   date not null,
    ends_on     date not null,
    version     integer not null,
    check (starts_on <= ends_on)
);

create table cadence (                  -- how often a form of cooperation is meant
    school_year integer not null,
    form        text not null,
    wanted      integer not null check (wanted between 0 and 60),
    version     integer not null,
    primary key (school_year, form)
);

create table calendar_feed (            -- addresses that calendars subscribe to
    id         uuid primary key,
    token_hash text not null unique,    -- SHA-256; the token itself is shown once
    title      text not null,
    made_at    timestamptz not null,
    made_by    uuid not null,
    revoked_at timestamptz,
    version    integer not null
);

-- ── the work programme on paper, and its way to approval ─────────────────────
create table program_chapter (          -- the school's own words, by year
    school_year integer not null,
    chapter     text not null,
    text        text not null,
    version     integer not null,
    primary key (school_year, chapter)
);

create table legal_basis (              -- never written into a document's template
    id        uuid primary key,
    number    integer not null,
    title     text not null,
    note      text not null,
    is_active boolean not null,
    version   integer not null
);

create table program_note (             -- what the principal wants mended, line by line
    id              uuid primary key,
    work_program_id uuid not null,
    activity_id     uuid,               -- null: about the whole
    text            text not null,
    made_at         timestamptz not null,
    made_by         uuid not null,
    answer          text not null,
    mended_at       timestamptz,
    version         integer not null
);

create table new_work_program_version ( -- approved versions, never changed
    work_program_id uuid not null,
    number          integer not null,
    approved_at     timestamptz not null,
    approved_by     uuid not null,
    reason          text not null,      -- of the revision, empty for the first
    is_minor        boolean not null,   -- touched neither money, date nor standard
    content         text not null,      -- JSON: goals, activities, budget lines
    primary key (work_program_id, number)
);
insert into new_work_program_version
select work_program_id, number, approved_at, approved_by, '', false, content
from work_program_version;
drop table work_program_version;
alter table new_work_program_version rename to work_program_version;

create table new_work_program (
    id              uuid primary key,
    school_year     integer not null unique,
    step            text not null,      -- draft, submitted, returned, approved
    return_note     text not null,
    override_reason text not null,      -- why it went on with undecided findings
    revision_reason text not null,      -- why an approved one is open again
    version         integer not null
);
insert into new_work_program
select id, school_year, step, return_note, override_reason, '', version
from work_program;
drop table work_program;
alter table new_work_program rename to work_program;
