-- How many families of each class group came, excused themselves or stayed away?
-- One row per class group that the activity addresses or that has a row, by grade.
-- $activity_id: the activity; where nothing is entered yet, every pupil is unasked.
with absent as (
    select
        attendance.class_group_id,
        count(*)::integer as absent
    from attendance
    where attendance.activity_id = $activity_id
        and attendance.presence = 'absent'
        and not attendance.walked_in
    group by attendance.class_group_id
),

addressed as (
    select activity_class_group.class_group_id
    from activity_class_group
    where activity_class_group.activity_id = $activity_id
    union
    select participation.class_group_id
    from participation
    where participation.activity_id = $activity_id
)

select
    class_group.id as class_group_id,
    class_group.name as class_group,
    class_group.grade,
    coalesce(invited_families.families, 0) as families,
    coalesce(participation.invited, invited_families.families, 0) as invited,
    coalesce(participation.father, 0) as father,
    coalesce(participation.mother, 0) as mother,
    coalesce(participation.guardian, 0) as guardian,
    coalesce(participation.foster_parent, 0) as foster_parent,
    coalesce(participation.online, 0) as online,
    coalesce(participation.excused, 0) as excused,
    coalesce(
        absent.absent,
        case when not participation.is_named then
            participation.invited - participation.father - participation.mother
            - participation.guardian - participation.foster_parent
            - participation.online
        end,
        0
    ) as absent,
    participation.is_named,
    coalesce(attendance_list.version, 0) as version
from addressed
inner join class_group on class_group.id = addressed.class_group_id
left join invited_families
    on invited_families.activity_id = $activity_id
    and invited_families.class_group_id = addressed.class_group_id
left join participation
    on participation.activity_id = $activity_id
    and participation.class_group_id = addressed.class_group_id
left join attendance_list
    on attendance_list.activity_id = $activity_id
    and attendance_list.class_group_id = addressed.class_group_id
left join absent on absent.class_group_id = addressed.class_group_id
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name)
