-- How many families of each class group were invited to an activity, and who came?
-- One row per class group that it addresses, by grade and suffix.
-- $activity_id: the activity; without a count nobody came, and is_counted says so.
select
    class_group.name as class_group,
    coalesce(participation.invited, invited_families.families) as invited,
    coalesce(participation.father, 0) as father,
    coalesce(participation.mother, 0) as mother,
    coalesce(participation.guardian, 0) as guardian,
    coalesce(participation.foster_parent, 0) as foster_parent,
    coalesce(participation.online, 0) as online,
    coalesce(participation.is_named, false) as is_named,
    participation.activity_id is not null as is_counted
from activity_class_group
inner join class_group on class_group.id = activity_class_group.class_group_id
inner join invited_families
    on invited_families.activity_id = activity_class_group.activity_id
    and invited_families.class_group_id = activity_class_group.class_group_id
left join participation
    on participation.activity_id = activity_class_group.activity_id
    and participation.class_group_id = activity_class_group.class_group_id
where activity_class_group.activity_id = $activity_id
order by class_group.grade, alphabetical(class_group.suffix)
