-- At which activities of the year did families come, and for how many pupils?
-- One row per activity, by date; sums over its class groups.
-- $year: first calendar year of the school year.
with counted as materialized (
    select participation.*
    from participation
    inner join activity on activity.id = participation.activity_id
    where activity.school_year = $year
),

held as (
    select
        counted.activity_id,
        sum(counted.invited)::integer as invited,
        sum(counted.father)::integer as father,
        sum(counted.mother)::integer as mother,
        sum(counted.guardian)::integer as guardian,
        sum(counted.foster_parent)::integer as foster_parent,
        sum(counted.online)::integer as online,
        sum(counted.excused)::integer as excused,
        bool_and(counted.is_named) as is_named,
        bool_or(counted.is_named) as is_any_named
    from counted
    group by counted.activity_id
),

asked as (
    select
        attendance.activity_id,
        attendance.class_group_id,
        count(*) as pupils
    from attendance
    inner join activity on activity.id = attendance.activity_id
    where activity.school_year = $year
        and not attendance.walked_in
    group by attendance.activity_id, attendance.class_group_id
),

entered as (
    select
        activity_class_group.activity_id,
        count(*)::integer as groups,
        count(*) filter (
            coalesce(invited_families.families, 0) = 0
            or not counted.is_named
            or asked.pupils >= counted.invited
        )::integer as finished
    from activity_class_group
    inner join activity on activity.id = activity_class_group.activity_id
    left join invited_families
        on invited_families.activity_id = activity_class_group.activity_id
        and invited_families.class_group_id = activity_class_group.class_group_id
    left join counted
        on counted.activity_id = activity_class_group.activity_id
        and counted.class_group_id = activity_class_group.class_group_id
    left join asked
        on asked.activity_id = activity_class_group.activity_id
        and asked.class_group_id = activity_class_group.class_group_id
    where activity.school_year = $year
    group by activity_class_group.activity_id
),

others as (
    select
        party_attendance.activity_id,
        list(
            {
                party: party_attendance.party,
                invited: party_attendance.invited,
                came: party_attendance.came
            }
            order by party_attendance.party
        ) as parties
    from party_attendance
    where party_attendance.party <> 'families'
    group by party_attendance.activity_id
)

select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity_step.step,
    is_confidential(activity.audience, activity.forms) as is_confidential,
    coalesce(entered.groups, 0) as groups,
    coalesce(entered.finished, 0) as finished,
    coalesce(activity_families.families, 0) as families,
    coalesce(held.invited, 0) as invited,
    coalesce(held.father, 0) as father,
    coalesce(held.mother, 0) as mother,
    coalesce(held.guardian, 0) as guardian,
    coalesce(held.foster_parent, 0) as foster_parent,
    coalesce(held.online, 0) as online,
    coalesce(held.excused, 0) as excused,
    coalesce(held.is_named, false) as is_named,
    coalesce(held.is_any_named, false) as is_any_named,
    list_filter(activity.parties, lambda one: one.party <> 'families') as planned,
    coalesce(others.parties, []) as parties
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join activity_families on activity_families.activity_id = activity.id
left join held on held.activity_id = activity.id
left join entered on entered.activity_id = activity.id
left join others on others.activity_id = activity.id
where activity.school_year = $year
order by
    activity.planned_on nulls last,
    alphabetical(activity.title),
    activity.id
