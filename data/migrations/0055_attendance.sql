-- Attendance by name: what was copied from a brother or sister, who came without being
-- invited, who checked in by themselves; and for each class group's list how many it
-- invited when it was kept, so that pupils who come or leave later change nothing of it.
alter table attendance add column copied_from uuid;
alter table attendance add column walked_in boolean default false;
alter table attendance add column by_themselves boolean default false;

-- The attendance list of one class group: its version tells two people of each other.
create table attendance_list (
    activity_id    uuid not null,
    class_group_id uuid not null,
    invited        integer not null check (invited >= 0),
    version        integer not null,
    primary key (activity_id, class_group_id)
);

-- Families invited and represented, and by whom: by name where attendance was taken by
-- name, else as they were counted. Who came without being invited is told beside, and
-- never part of a rate. One row per activity and class group.
create or replace view participation as
with named as (
    select
        attendance.activity_id,
        attendance.class_group_id,
        count(*)::integer as asked,
        count(*) filter (attendance.presence = 'father')::integer as father,
        count(*) filter (attendance.presence = 'mother')::integer as mother,
        count(*) filter (attendance.presence = 'guardian')::integer as guardian,
        count(*) filter (attendance.presence = 'foster_parent')::integer
            as foster_parent,
        count(*) filter (attendance.presence = 'online')::integer as online,
        count(*) filter (attendance.presence = 'excused')::integer as excused
    from attendance
    where not attendance.walked_in
    group by attendance.activity_id, attendance.class_group_id
)

select
    named.activity_id,
    named.class_group_id,
    greatest(coalesce(attendance_list.invited, 0), named.asked) as invited,
    named.father,
    named.mother,
    named.guardian,
    named.foster_parent,
    named.online,
    named.excused,
    true as is_named
from named
left join attendance_list
    on attendance_list.activity_id = named.activity_id
    and attendance_list.class_group_id = named.class_group_id
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

-- Groups that are no families: two people at once are told of each other.
alter table party_attendance add column version integer default 1;
