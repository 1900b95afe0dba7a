-- Who stands in for a pupil's parents (orang tua asuh): why, with whose consent, from
-- when until when.
create table foster_parent (
    id                   uuid primary key,
    student_id           uuid not null,
    name                 text not null,
    phone                text,
    reason               text not null,      -- far, deceased, unable
    note                 text not null,
    family_agreed_on     date not null,      -- the parents, or who has charge of the pupil
    foster_agreed_on     date not null,      -- who stands in
    begins_on            date not null,
    ends_on              date,
    version              integer not null
);
