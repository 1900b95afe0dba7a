-- Once the contacts about a pupil are cleared, the attendance of a visit says no more
-- for whom it was; it goes on counting.
alter table attendance alter column by_contact set not null;
alter table activity_pupil alter column by_contact set not null;

create table attendance_cleared (
    activity_id    uuid not null,
    class_group_id uuid not null,
    presence       text not null,
    families       integer not null check (families > 0),
    primary key (activity_id, class_group_id, presence)
);

-- Who came by name, who was invited alone, and who had a name once.
-- One row per activity, class group, presence and where it is kept.
create view attendance_told as
select
    activity_id,
    class_group_id,
    presence,
    count(*)::integer as families
from attendance
where not walked_in
group by activity_id, class_group_id, presence
union all
select activity_id, class_group_id, presence, families
from attendance_cleared;

-- Families invited and represented, and by whom: by name where attendance was taken by
-- name, else as they were counted. Who came without being invited is told beside, and
-- never part of a rate. One row per activity and class group.
create or replace view participation as
with named as (
    select
        activity_id,
        class_group_id,
        sum(families)::integer as asked,
        coalesce(sum(families) filter (presence = 'father'), 0)::integer as father,
        coalesce(sum(families) filter (presence = 'mother'), 0)::integer as mother,
        coalesce(sum(families) filter (presence = 'guardian'), 0)::integer as guardian,
        coalesce(sum(families) filter (presence = 'foster_parent'), 0)::integer
            as foster_parent,
        coalesce(sum(families) filter (presence = 'online'), 0)::integer as online,
        coalesce(sum(families) filter (presence = 'excused'), 0)::integer as excused
    from attendance_told
    group by activity_id, class_group_id
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
