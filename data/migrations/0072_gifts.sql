-- What the school was given, freely: money and goods, with what was reckoned for them.
create table gift (
    id           uuid primary key,
    school_year  integer not null,
    activity_id  uuid,                  -- null: for the school as a whole
    kind         text not null,         -- money, goods
    title        text not null,         -- what was given
    quantity     decimal(12, 2),        -- null: not counted
    unit         text not null,
    value        decimal(15, 0) not null check (value >= 0),
    giver        text not null,         -- parents, partner, anonymous
    giver_name   text not null,         -- may be empty but for a partner
    is_voluntary boolean not null check (is_voluntary),
    received_on  date not null,
    received_by  text not null,
    version      integer not null
);

-- Who helped without pay: one person, or several counted together.
create table volunteers (
    id          uuid primary key,
    activity_id uuid not null,
    name        text not null,          -- a person or a group
    people      integer not null check (people >= 1),
    title       text not null,          -- what they did
    hours       decimal(6, 2),          -- together; null: not counted
    helped_on   date not null,
    version     integer not null
);
