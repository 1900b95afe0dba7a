-- One school, its people and pupils, and one turn of the cycle.
-- No foreign keys, enums, sequences or secondary indexes: DuckDB refuses ordinary
-- updates of referenced rows; actions check references inside the write transaction.
-- Moments are timestamptz, days are date, money is whole rupiah.

-- ── the house ────────────────────────────────────────────────────────────────
create table history (
    id         uuid primary key,
    noted_at   timestamptz not null,
    person_id  uuid,
    person     text not null,
    record     text not null,           -- the table's name
    record_id  text not null,
    event      text not null,
    facts      text not null            -- JSON
);

create table school (
    id                integer primary key check (id = 1),   -- exactly one
    name              text not null,
    npsn              text not null,
    level             text not null,
    address           text not null,
    city              text not null,    -- as letters are dated: "Prabumulih, 20 November 2026"
    time_zone         text not null,
    principal_name    text not null,
    principal_number  text not null,    -- NIP, may be empty
    letterhead        text[] not null,  -- lines above the school's name
    logo              blob,
    current_year      integer not null,
    is_sample         boolean not null,
    version           integer not null
);

create table school_year (
    start     integer primary key,      -- 2026 means 2026/2027
    closed_on date,                     -- read-only from then on
    version   integer not null
);

create table person (
    id        uuid primary key,
    name      text not null,
    element   text not null,            -- teacher, staff, parent, komite, partner …
    position  text not null,            -- what the school calls them, may be empty
    phone     text,                     -- E.164
    is_active boolean not null,
    version   integer not null
);

create table account (
    username      text primary key,     -- lower case
    person_id     uuid not null unique,
    role          text not null,
    language      text not null,
    password_hash text not null,        -- argon2id
    must_change   boolean not null,     -- the password is a one-time password
    closed_at     timestamptz,
    version       integer not null
);

create table sign_in_session (
    id_hash    text primary key,        -- SHA-256 of the cookie
    username   text not null,
    signed_in_at timestamptz not null,
    expires_at timestamptz not null
);

-- ── the roster ───────────────────────────────────────────────────────────────
create table class_group (
    id          uuid primary key,
    school_year integer not null,
    name        text not null,          -- "VII A"
    grade       integer not null,       -- 7
    suffix      text not null,          -- "A"
    unique (school_year, name)
);

create table family (
    id              uuid primary key,
    father_name     text not null,
    mother_name     text not null,
    guardian_name   text not null,
    father_deceased boolean not null,
    mother_deceased boolean not null,
    phone           text,               -- first usable mobile, E.164
    version         integer not null
);

create table student (
    id           uuid primary key,
    key          text not null unique,  -- nisn:…, nipd:… or hash:…
    nisn         text,
    nipd         text,
    name         text not null,
    gender       text not null check (gender in ('L', 'P')),
    family_id    uuid not null,
    phone        text,                  -- E.164 of a usable mobile
    phone_typed  text not null,         -- as the file had it
    email        text not null,
    residence    text not null,
    version      integer not null
);

create table enrolment (
    student_id     uuid not null,
    school_year    integer not null,
    class_group_id uuid not null,
    step           text not null,       -- active, check (missing in the newest file)
    primary key (student_id, school_year)
);

create table sibling_question (         -- families that may be one; a person decides
    family_id       uuid not null,
    other_family_id uuid not null,
    answer          text not null,      -- open, same, different
    primary key (family_id, other_family_id)
);

-- ── planning ─────────────────────────────────────────────────────────────────
create table goal (
    id          uuid primary key,
    school_year integer not null,
    number      integer not null,
    title       text not null,
    reason      text not null,
    version     integer not null
);

create table work_program (
    id              uuid primary key,
    school_year     integer not null unique,
    step            text not null,      -- draft, submitted, returned, approved
    return_note     text not null,
    override_reason text not null,      -- why it went on with undecided findings
    version         integer not null
);

create table work_program_version (     -- approved versions, never changed
    work_program_id uuid not null,
    number          integer not null,
    approved_at     timestamptz not null,
    approved_by     uuid not null,
    content         text not null,      -- JSON: goals, activities, budget lines
    primary key (work_program_id, number)
);

create table activity (
    id               uuid primary key,
    school_year      integer not null,
    title            text not null,
    goal_id          uuid,
    forms            text[] not null,   -- forms of cooperation, codes
    audience         text not null,     -- all, grades, class_groups
    grades           integer[] not null,
    class_group_ids  uuid[] not null,
    planned_on       date,              -- the day, or the first of the month
    date_precision   text not null,     -- day, month
    mode             text not null,
    person_id        uuid,              -- person in charge
    place            text not null,
    procedure        text not null,
    indicator        text not null,
    baseline         decimal(12, 2),
    target           decimal(12, 2),
    unit             text not null,
    direction        text not null,     -- at_least, at_most
    measured_by      text not null,
    risk             text not null,
    mitigation       text not null,
    version          integer not null
);

create table budget_line (
    id          uuid primary key,
    activity_id uuid not null,
    title       text not null,
    source      text not null,          -- no levy exists
    fiscal_year integer not null,       -- calendar year
    amount      decimal(15, 0) not null check (amount >= 0)
);

create table finding_decision (
    finding_id  uuid not null,
    school_year integer not null,       -- the year whose plan decides
    decision    text not null,          -- adopted, postponed, declined
    activity_id uuid,                   -- adopted in
    reason      text not null,
    version     integer not null,
    primary key (finding_id, school_year)
);

-- ── organizing ───────────────────────────────────────────────────────────────
create table committee_position (
    id             uuid primary key,
    activity_id    uuid not null,       -- one committee per activity
    number         integer not null,
    title          text not null,       -- Ketua, Sekretaris, Seksi acara …
    duty           text not null,
    entitlement    text not null,
    responsibility text not null,
    version        integer not null
);

create table committee_member (
    position_id uuid not null,
    person_id   uuid not null,
    activity_id uuid not null,
    primary key (position_id, person_id)
);

create table task (
    id            uuid primary key,
    activity_id   uuid not null,
    title         text not null,
    person_id     uuid,                 -- given to a person …
    position_id   uuid,                 -- … or to a section
    offset_days   integer not null,     -- -14 is H-14
    step          text not null,        -- to_do, doing, done, hindered
    obstacle      text,                 -- code, when hindered
    obstacle_note text not null,
    version       integer not null,
    check ((person_id is null) <> (position_id is null))
);

-- ── execution ────────────────────────────────────────────────────────────────
create table closing (
    activity_id    uuid primary key,
    outcome        text,                -- held, moved_online, postponed, not_held
    held_on        date,
    mode           text,
    reason         text,                -- code, when not held as planned
    reason_note    text not null,
    measured_value decimal(12, 2),      -- what the success standard reached
    decisions      text not null,
    completed_at   timestamptz,         -- null: half-done
    completed_by   uuid,
    version        integer not null
);

create table participation (            -- families, by class group
    activity_id    uuid not null,
    class_group_id uuid not null,
    invited        integer not null check (invited >= 0),
    father         integer not null check (father >= 0),
    mother         integer not null check (mother >= 0),
    guardian       integer not null check (guardian >= 0),
    foster_parent  integer not null check (foster_parent >= 0),
    online         integer not null check (online >= 0),
    primary key (activity_id, class_group_id),
    check (father + mother + guardian + foster_parent + online <= invited)
);

create table obstacle (
    id          uuid primary key,
    activity_id uuid not null,
    code        text not null,
    side        text not null,          -- internal, external, both
    note        text not null,
    remedy      text not null,
    raised_on   date not null,
    resolved_on date
);

create table spending (
    id             uuid primary key,
    activity_id    uuid not null,
    budget_line_id uuid,                -- null: not budgeted
    title          text not null,
    amount         decimal(15, 0) not null check (amount >= 0)
);

-- ── evaluation ───────────────────────────────────────────────────────────────
create table review (                   -- signed: a change is a new number
    id           uuid primary key,
    activity_id  uuid not null,
    number       integer not null,
    managed_well integer not null check (managed_well between 1 and 4),
    continuous   integer not null check (continuous between 1 and 4),
    effective    integer not null check (effective between 1 and 4),
    note         text not null,
    decision     text not null,         -- continue, improve, extend, stop
    signed_at    timestamptz not null,
    signed_by    uuid not null,
    unique (activity_id, number)
);

create table finding (
    id          uuid primary key,
    school_year integer not null,       -- the year it was found in
    activity_id uuid,
    text        text not null,
    recommended text not null,
    made_at     timestamptz not null,
    made_by     uuid not null
);

-- ── where the cycle closes ───────────────────────────────────────────────────
-- One row per finding and plan year that must decide about it: findings of the year
-- before, and those that the year before postponed.
create view finding_to_decide as
select
    finding.id as finding_id,
    finding.school_year + 1 as plan_year
from finding
union all
select
    finding_decision.finding_id,
    finding_decision.school_year + 1 as plan_year
from finding_decision
where finding_decision.decision = 'postponed';

-- One row per activity: how far it came.
create view activity_step as
select
    activity.id as activity_id,
    case
        when closing.completed_at is not null then closing.outcome
        when closing.activity_id is not null then 'closing'
        else 'planned'
    end as step
from activity
left join closing on closing.activity_id = activity.id;

-- One row per activity and class group that it addresses.
create view activity_class_group as
select
    activity.id as activity_id,
    class_group.id as class_group_id
from activity
inner join class_group
    on class_group.school_year = activity.school_year
    and (
        activity.audience = 'all'
        or (activity.audience = 'grades'
            and list_contains(activity.grades, class_group.grade))
        or (activity.audience = 'class_groups'
            and list_contains(activity.class_group_ids, class_group.id))
    );

-- One row per class group: pupils on its list, and families (siblings count once).
create view class_group_size as
select
    class_group.id as class_group_id,
    class_group.school_year,
    count(distinct enrolment.student_id) as students,
    count(distinct student.family_id) as families
from class_group
left join enrolment
    on enrolment.class_group_id = class_group.id
    and enrolment.step = 'active'
left join student on student.id = enrolment.student_id
group by class_group.id, class_group.school_year;

-- One row per activity: the families it addresses (siblings in two class groups once).
create view activity_families as
select
    activity_class_group.activity_id,
    count(distinct student.family_id) as families,
    count(distinct student.id) as students
from activity_class_group
inner join enrolment
    on enrolment.class_group_id = activity_class_group.class_group_id
    and enrolment.step = 'active'
inner join student on student.id = enrolment.student_id
group by activity_class_group.activity_id;
