-- How many of the invited families of each class group were represented?
-- One row per class group of the year, lowest grade first; also those never invited.
-- Counts activities whose closing is complete and that were carried out; not those of
-- which nobody else is to know which families they are for.
with counted as (
    select participation.*
    from participation
    inner join closing on closing.activity_id = participation.activity_id
    inner join activity on activity.id = participation.activity_id
    where not is_confidential(activity.audience, activity.forms)
      and closing.completed_at is not null
      and closing.outcome in ('held', 'moved_online')
      and participation.invited > 0
)

select
    class_group.name as class_group,
    class_group.grade,
    class_group.suffix,
    class_group_size.families,
    count(counted.activity_id) as activities,
    coalesce(sum(counted.invited), 0)::bigint as invited,
    coalesce(sum(counted.father), 0)::bigint as father,
    coalesce(sum(counted.mother), 0)::bigint as mother,
    coalesce(sum(counted.guardian), 0)::bigint as guardian,
    coalesce(sum(counted.foster_parent), 0)::bigint as foster_parent,
    coalesce(sum(counted.online), 0)::bigint as online
from class_group
inner join class_group_size on class_group_size.class_group_id = class_group.id
left join counted on counted.class_group_id = class_group.id
where class_group.school_year = $year
group by
    class_group.id,
    class_group.name,
    class_group.grade,
    class_group.suffix,
    class_group_size.families
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name)
