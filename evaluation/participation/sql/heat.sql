-- How many of the invited families of a class group came to an activity?
-- One row per class group and activity, by grade and class group, then by day.
-- $year: first calendar year of the school year. Activities carried out and closed that
-- are for everybody of a class group; not those of which nobody is to know whose.
select
    activity.id as activity_id,
    activity.title,
    closing.held_on,
    class_group.name as class_group,
    participation.invited,
    (
        participation.father + participation.mother + participation.guardian
        + participation.foster_parent + participation.online
    )::integer as represented
from participation
inner join activity on activity.id = participation.activity_id
inner join closing on closing.activity_id = activity.id
inner join class_group on class_group.id = participation.class_group_id
where activity.school_year = $year
    and not is_confidential(activity.audience, activity.forms)
    and closing.completed_at is not null
    and closing.outcome in ('held', 'moved_online')
    and participation.invited > 0
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name),
    closing.held_on,
    alphabetical(activity.title),
    activity.id
