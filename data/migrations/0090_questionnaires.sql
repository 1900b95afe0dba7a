-- Questionnaires: what is asked, the sheets that came back, and what stands on them.
-- What is promised to be anonymous keeps no name, no address, and of a sheet's time
-- nothing but its day.

create table questionnaire (
    id           uuid primary key,
    school_year  integer not null,
    activity_id  uuid,                  -- null: of the year as a whole
    kind         text not null,         -- event, understanding, partnership, service, graduates, teacher, self_check, own
    title        text not null,
    intro        text not null,         -- what is said to those who answer
    respondents  text not null,         -- parents, participants, pupils, teachers, komite, humas_team, schools, visitors
    is_anonymous boolean not null,
    is_paired    boolean not null,      -- before and after are told to be of one person by a code of their own
    asks_relation    boolean not null,  -- father, mother, guardian …
    asks_class_group boolean not null,
    invited      integer,               -- how many were asked; null: nobody said yet
    invited_by   text not null,         -- where that number is from: invited, came, typed
    opens_on     date,
    closes_on    date,                  -- the last day on which an answer is taken
    step         text not null,         -- draft, open, closed
    copied_from  uuid,                  -- the version before, whose items could not be changed any more
    made_at      timestamptz not null,
    made_by      uuid not null,
    version      integer not null
);

create table questionnaire_item (
    id               uuid primary key,
    questionnaire_id uuid not null,
    number           integer not null,  -- from 1, in the order in which they are asked
    part             text not null,     -- a known part's code, or words of the school; empty: none
    text             text not null,
    kind             text not null,     -- scale, yes_no, true_false, one_of, some_of, number, text
    scale            text not null,     -- of which words its points are: agree, satisfied …; empty: no scale
    options          text[] not null,   -- words of its points, the lowest first; or what can be chosen
    key              text not null,     -- the right answer: 1 or 0; empty: none
    is_reversed      boolean not null,  -- the lowest point is the best
    version          integer not null
);

create table answer_sheet (
    id               uuid primary key,  -- by chance where it is anonymous: it tells no moment
    questionnaire_id uuid not null,
    moment           text not null,     -- '', before, after
    answered_at      timestamptz,       -- null: nobody knows
    class_group_id   uuid,
    relation         text not null,     -- '', father, mother, guardian, other
    code             text not null,     -- what a person chose, to pair before and after
    source           text not null,     -- typed, link, file
    source_key       text not null,     -- of a file: what tells the row again
    made_at          timestamptz not null,
    entered_by       uuid,              -- who typed or imported it; null: came by the link
    version          integer not null
);

create table answer (
    sheet_id uuid not null,
    item_id  uuid not null,
    value    double,                    -- scale: its point; yes, true: 1, no, false: 0; or the number
    text     text not null,
    chosen   text[] not null,           -- of one_of and some_of
    primary key (sheet_id, item_id)
);
