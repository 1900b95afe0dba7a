-- What a person typed into a form and has not saved yet: one row per field. It is theirs
-- alone, stands in no history and no paper, and goes when it is saved, discarded or old.
create table draft (
    person_id uuid not null,
    slot text not null,
    of_version integer not null,
    value text not null,
    page text not null,
    began_at timestamptz not null,
    typed_at timestamptz not null,
    primary key (person_id, slot)
);
