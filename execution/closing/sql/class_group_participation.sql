-- How many families of each class group were invited, and who represented them?
-- One row per class group that the activity addresses, by grade and suffix.
-- $activity_id: the activity; before the first save every pupil's family counts as
-- invited, and where attendance was taken by name it is counted from that.
select
    class_group.id as class_group_id,
    class_group.name as class_group,
    invited_families.families,
    coalesce(participation.invited, invited_families.families) as invited,
    coalesce(participation.father, 0) as father,
    coalesce(participation.mother, 0) as mother,
    coalesce(participation.guardian, 0) as guardian,
    coalesce(participation.foster_parent, 0) as foster_parent,
    coalesce(participation.online, 0) as online
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
