-- How many pupils' families of each grade does the activity invite?
-- One row per grade, the lowest first.
-- $activity_id: the activity.
select
    class_group.grade,
    count(distinct class_group.id) as class_groups,
    sum(invited_families.families)::integer as families
from invited_families
inner join class_group on class_group.id = invited_families.class_group_id
where invited_families.activity_id = $activity_id
group by class_group.grade
order by class_group.grade
