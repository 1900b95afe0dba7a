-- How many families came to an activity, by class group?
-- One row per class group that was counted, VII before VIII.
-- $activity_id: the activity; none of one whose families nobody else is to know.
select
    class_group.name as class_group,
    participation.invited,
    participation.father,
    participation.mother,
    participation.guardian,
    participation.foster_parent,
    participation.online
from participation
inner join class_group on class_group.id = participation.class_group_id
inner join activity on activity.id = participation.activity_id
where participation.activity_id = $activity_id
    and not is_confidential(activity.audience, activity.forms)
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name)
