-- How many pupils' families of each grade does the activity invite?
-- One row per grade, the lowest first.
-- $activity_id: the activity; none of one whose families nobody else is to know.
select
    class_group.grade,
    count(distinct class_group.id) as class_groups,
    sum(invited_families.families)::integer as families
from invited_families
inner join class_group on class_group.id = invited_families.class_group_id
inner join activity on activity.id = invited_families.activity_id
where invited_families.activity_id = $activity_id
    and not is_confidential(activity.audience, activity.forms)
group by class_group.grade
order by class_group.grade
