-- From which percent on a figure of a school year is as expected (green), needs
-- attention (amber) or needs action; where nothing is set, the last year's hold.
create table figure_lights (
    school_year       integer primary key,
    carried_out_green integer not null,
    carried_out_amber integer not null,
    represented_green integer not null,
    represented_amber integer not null,
    used_green        integer not null,
    used_amber        integer not null,
    used_most         integer not null,
    used_amber_most   integer not null,
    version           integer not null,
    check (carried_out_amber between 0 and carried_out_green),
    check (represented_amber between 0 and represented_green),
    check (used_amber between 0 and used_green),
    check (used_green <= used_most and used_most <= used_amber_most)
);
