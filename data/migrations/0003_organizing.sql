-- Organizing in full: the school's bodies and who holds office in them, letters and
-- decrees, tasks with helpers, checklists, files and comments, personal links.

-- ── the school's bodies ──────────────────────────────────────────────────────
create table body (                     -- leadership, humas team, komite, class parents …
    id             uuid primary key,
    kind           text not null,
    title          text not null,
    parent_id      uuid,                -- the body it answers to
    class_group_id uuid,                -- of the parents of one class group
    statutes       text not null,       -- AD/ART: number and date, may be empty
    number         integer not null,    -- place among its sisters
    closed_on      date,                -- exists no more; its history stays
    version        integer not null
);

create table office (                   -- a position in a body
    id             uuid primary key,
    body_id        uuid not null,
    number         integer not null,
    title          text not null,       -- Ketua, Sekretaris, Anggota …
    duty           text not null,
    entitlement    text not null,
    responsibility text not null,
    seats          integer not null check (seats between 1 and 99),
    version        integer not null
);

create table office_term (              -- who holds an office, from when to when
    id          uuid primary key,
    office_id   uuid not null,
    person_id   uuid not null,
    element     text not null,          -- of a komite's member, else empty
    term_number integer not null check (term_number >= 1),
    starts_on   date not null,
    ends_on     date,                   -- as agreed; null: no end agreed
    left_on     date,                   -- earlier than agreed
    reason      text not null,          -- why earlier, may be empty
    version     integer not null,
    check (ends_on is null or starts_on <= ends_on)
);

-- ── letters and decrees ──────────────────────────────────────────────────────
create table letter_pattern (
    id      integer primary key check (id = 1),
    pattern text not null,              -- "{code}/{number}/{unit}/{month}/{year}"
    unit    text not null,              -- what stands for {unit}
    version integer not null
);

create table letter (                   -- the register of numbers given
    id            uuid primary key,
    calendar_year integer not null,
    number        integer,              -- running; null: typed by hand
    code          text not null,        -- the kind of letter in the school's archive
    full_number   text not null,        -- as printed
    subject       text not null,
    record        text not null,        -- the table's name of what was written
    record_id     uuid not null,
    dated_on      date not null,
    made_at       timestamptz not null,
    made_by       uuid not null,
    unique (calendar_year, number)
);

create table decree (                   -- SK panitia, one for each activity
    id          uuid primary key,
    activity_id uuid not null unique,
    number      text not null,          -- as printed; empty: dots
    decided_on  date,
    considering text not null,          -- menimbang, a line each
    basis_ids   uuid[] not null,        -- mengingat: rows of legal_basis, in order
    attention   text not null,          -- memperhatikan, a line each, may be empty
    costs       text not null,          -- who bears them
    copies      text not null,          -- tembusan, a line each
    version     integer not null
);

-- ── tasks in full ────────────────────────────────────────────────────────────
create table new_task (
    id            uuid primary key,
    activity_id   uuid not null,
    title         text not null,
    detail        text not null,        -- how it is done, may be empty
    person_id     uuid,                 -- who is accountable; null: nobody yet …
    position_id   uuid,                 -- … or all of a section
    offset_days   integer not null,     -- -14 is H-14
    due_when_done date,                 -- a done task stays where it was due
    evidence      text[] not null,      -- kinds of proof expected, codes
    step          text not null,        -- to_do, doing, done, hindered
    obstacle      text,                 -- code, when hindered
    obstacle_note text not null,
    version       integer not null
);
insert into new_task
select
    task.id, task.activity_id, task.title, '', task.person_id, task.position_id,
    task.offset_days,
    case
        when task.step <> 'done' then null
        when activity.date_precision = 'month' then last_day(activity.planned_on)
        else activity.planned_on
    end + task.offset_days,
    [], task.step, task.obstacle, task.obstacle_note, task.version
from task
left join activity on activity.id = task.activity_id;
drop table task;
alter table new_task rename to task;

create table task_helper (              -- who helps the accountable person
    task_id   uuid not null,
    person_id uuid not null,
    primary key (task_id, person_id)
);

create table task_item (                -- a task's checklist
    id      uuid primary key,
    task_id uuid not null,
    number  integer not null,
    title   text not null,
    is_done boolean not null
);

create table task_comment (
    id      uuid primary key,
    task_id uuid not null,
    text    text not null,
    made_at timestamptz not null,
    made_by uuid not null
);

create table task_seen (                -- when a person first saw a task of theirs
    task_id   uuid not null,
    person_id uuid not null,
    seen_at   timestamptz not null,
    primary key (task_id, person_id)
);

-- ── files ────────────────────────────────────────────────────────────────────
create table attachment (               -- a file as it was handed in
    id         uuid primary key,
    name       text not null,
    media_type text not null,
    size       integer not null,        -- bytes
    sha256     text not null,
    content    blob not null,
    made_at    timestamptz not null,
    made_by    uuid not null
);

create table task_attachment (
    task_id       uuid not null,
    attachment_id uuid not null,
    primary key (task_id, attachment_id)
);

-- ── without an account ───────────────────────────────────────────────────────
create table signing_key (              -- signs the addresses of personal links
    id  integer primary key check (id = 1),
    key blob not null
);

create table personal_link (            -- opens one person's tasks, nothing else
    id           uuid primary key,
    person_id    uuid not null,
    school_year  integer not null,
    made_at      timestamptz not null,
    made_by      uuid not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    version      integer not null
);

-- One row per task: when it is due. An activity planned by month counts from the
-- month's last day; a done task stays where it was.
create view task_due as
select
    task.id as task_id,
    case
        when task.due_when_done is not null then task.due_when_done
        when activity.date_precision = 'month'
            then last_day(activity.planned_on) + task.offset_days
        else activity.planned_on + task.offset_days
    end as due_on
from task
inner join activity on activity.id = task.activity_id;

-- One row per task and person who does it: accountable, helping, or of its section.
create view task_person as
select task.id as task_id, task.person_id
from task
where task.person_id is not null
union
select task_helper.task_id, task_helper.person_id
from task_helper
union
select task.id as task_id, committee_member.person_id
from task
inner join committee_member on committee_member.position_id = task.position_id;
