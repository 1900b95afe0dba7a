-- How many families of each class group came, excused themselves or stayed away?
-- One row per class group that the activity addresses or that has a row, by grade.
-- $activity_id: the activity; where nothing is entered yet, every pupil is unasked.
with counted as (
    select *
    from participation
    where participation.activity_id = $activity_id
),

invited as (
    select
        invited_families.class_group_id,
        invited_families.families
    from invited_families
    where invited_families.activity_id = $activity_id
),

absent as (
    select
        attendance_told.class_group_id,
        sum(attendance_told.families)::integer as absent
    from attendance_told
    where attendance_told.activity_id = $activity_id
        and attendance_told.presence = 'absent'
    group by attendance_told.class_group_id
),

addressed as (
    select invited.class_group_id
    from invited
    union
    select counted.class_group_id
    from counted
)

select
    class_group.id as class_group_id,
    class_group.name as class_group,
    class_group.grade,
    coalesce(invited.families, 0) as families,
    coalesce(counted.invited, invited.families, 0) as invited,
    coalesce(counted.father, 0) as father,
    coalesce(counted.mother, 0) as mother,
    coalesce(counted.guardian, 0) as guardian,
    coalesce(counted.foster_parent, 0) as foster_parent,
    coalesce(counted.online, 0) as online,
    coalesce(counted.excused, 0) as excused,
    coalesce(
        absent.absent,
        case when not counted.is_named then
            counted.invited - counted.father - counted.mother
            - counted.guardian - counted.foster_parent
            - counted.online
        end,
        0
    ) as absent,
    counted.is_named,
    coalesce(attendance_list.version, 0) as version
from addressed
inner join class_group on class_group.id = addressed.class_group_id
left join invited on invited.class_group_id = addressed.class_group_id
left join counted on counted.class_group_id = addressed.class_group_id
left join attendance_list
    on attendance_list.activity_id = $activity_id
    and attendance_list.class_group_id = addressed.class_group_id
left join absent on absent.class_group_id = addressed.class_group_id
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name)
