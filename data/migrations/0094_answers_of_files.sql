-- Answers of others' files: what their columns mean, as a person confirmed it; and what
-- comments are about.

create table column_meaning (
    questionnaire_id uuid not null,
    heading          text not null,     -- as it is compared; with a number where several have it
    says             text not null,     -- item, timestamp, class_group, relation, code, moment, left_out
    item_id          uuid,
    leaving          text not null,     -- why it is left out: score, empty, not_asked, double, code
    is_turned        boolean not null,  -- numbers count from the best
    said             text[] not null,   -- words that the scale does not have …
    meant            text[] not null,   -- … and what each means; empty: no answer
    confirmed_at     timestamptz not null,
    confirmed_by     uuid not null,
    version          integer not null,
    primary key (questionnaire_id, heading)
);

create table comment_theme (
    id               uuid primary key,
    questionnaire_id uuid not null,
    name             text not null,
    version          integer not null
);

create table comment_code (
    sheet_id uuid not null,
    item_id  uuid not null,
    theme_id uuid not null,
    primary key (sheet_id, item_id, theme_id)
);

create table comment_strike (           -- comments that are not shown: they name somebody
    sheet_id  uuid not null,
    item_id   uuid not null,
    struck_at timestamptz not null,
    struck_by uuid not null,
    primary key (sheet_id, item_id)
);
