-- Who is homeroom teacher (wali kelas) of which class group; the class group has its year.
create table homeroom (
    class_group_id uuid primary key,
    person_id      uuid not null
);
