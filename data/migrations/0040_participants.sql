-- Who takes part: groups of people, and each pupil's family by name.
-- What is counted of families is one per pupil: brothers and sisters count for each of
-- them, wherever they are counted.

-- The pupils whose families are meant, where the audience is 'pupils'.
create table activity_pupil (
    activity_id uuid not null,
    student_id  uuid not null,
    primary key (activity_id, student_id)
);

-- Who came for each pupil. A pupil who was not asked about yet has no row.
create table attendance (
    activity_id    uuid not null,
    student_id     uuid not null,
    class_group_id uuid not null,       -- the class group on that day
    presence       text not null,       -- father, mother, guardian, foster_parent, online, excused, absent
    primary key (activity_id, student_id)
);

-- Groups that are no families: how many were invited and came, and who, where known.
create table party_attendance (
    activity_id uuid not null,
    party       text not null,
    invited     integer not null check (invited >= 0),
    came        integer not null check (came >= 0),
    names       text not null,          -- a line each, may be empty
    primary key (activity_id, party)
);

-- Families counted by class group, where no names were taken.
alter table participation rename to participation_count;

-- One row per activity and pupil whose family it invites.
create view invited_pupil as
select
    activity.id as activity_id,
    enrolment.student_id,
    enrolment.class_group_id
from activity
inner join class_group on class_group.school_year = activity.school_year
inner join enrolment
    on enrolment.class_group_id = class_group.id
    and enrolment.step = 'active'
where activity.audience = 'all'
    or (activity.audience = 'grades'
        and list_contains(activity.grades, class_group.grade))
    or (activity.audience = 'class_groups'
        and list_contains(activity.class_group_ids, class_group.id))
union all
select
    activity_pupil.activity_id,
    enrolment.student_id,
    enrolment.class_group_id
from activity_pupil
inner join activity
    on activity.id = activity_pupil.activity_id
    and activity.audience = 'pupils'
inner join enrolment
    on enrolment.student_id = activity_pupil.student_id
    and enrolment.school_year = activity.school_year
    and enrolment.step = 'active';

-- One row per activity and class group that it addresses.
create or replace view activity_class_group as
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
    )
union all
select distinct
    invited_pupil.activity_id,
    invited_pupil.class_group_id
from invited_pupil
inner join activity on activity.id = invited_pupil.activity_id
where activity.audience = 'pupils';

-- How many pupils' families of a class group an activity invites.
-- One row per activity and class group that it addresses.
create or replace view invited_families as
select
    activity_class_group.activity_id,
    activity_class_group.class_group_id,
    count(enrolment.student_id) as families
from activity_class_group
inner join activity on activity.id = activity_class_group.activity_id
left join enrolment
    on enrolment.class_group_id = activity_class_group.class_group_id
    and enrolment.step = 'active'
    and (
        activity.audience <> 'pupils'
        or exists (
            select true
            from activity_pupil
            where activity_pupil.activity_id = activity.id
                and activity_pupil.student_id = enrolment.student_id
        )
    )
group by
    activity_class_group.activity_id,
    activity_class_group.class_group_id;

-- One row per activity that addresses any: the pupils' families it addresses.
create or replace view activity_families as
select activity_id, count(*) as families, count(*) as students
from invited_pupil
group by activity_id;

-- Families invited and represented, and by whom: by name where attendance was taken by
-- name, else as they were counted. One row per activity and class group.
create view participation as
with named as (
    select
        attendance.activity_id,
        attendance.class_group_id,
        count(*)::integer as invited,
        count(*) filter (attendance.presence = 'father')::integer as father,
        count(*) filter (attendance.presence = 'mother')::integer as mother,
        count(*) filter (attendance.presence = 'guardian')::integer as guardian,
        count(*) filter (attendance.presence = 'foster_parent')::integer
            as foster_parent,
        count(*) filter (attendance.presence = 'online')::integer as online,
        count(*) filter (attendance.presence = 'excused')::integer as excused
    from attendance
    group by attendance.activity_id, attendance.class_group_id
)

select *, true as is_named
from named
union all
select
    participation_count.activity_id,
    participation_count.class_group_id,
    participation_count.invited,
    participation_count.father,
    participation_count.mother,
    participation_count.guardian,
    participation_count.foster_parent,
    participation_count.online,
    0 as excused,
    false as is_named
from participation_count
anti join named using (activity_id, class_group_id);
