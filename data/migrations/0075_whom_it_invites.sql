-- Whom an activity invites, asked once from the list of pupils: half the time of before.

-- One row per activity and pupil whose family it is for.
create or replace view addressed_pupil as
select
    activity.id as activity_id,
    enrolment.student_id,
    enrolment.class_group_id
from activity
inner join enrolment
    on enrolment.school_year = activity.school_year
    and enrolment.step = 'active'
inner join class_group on class_group.id = enrolment.class_group_id
left join activity_pupil
    on activity_pupil.activity_id = activity.id
    and activity_pupil.student_id = enrolment.student_id
where case activity.audience
    when 'all' then true
    when 'grades' then list_contains(activity.grades, class_group.grade)
    when 'class_groups' then list_contains(activity.class_group_ids, class_group.id)
    when 'pupils' then activity_pupil.student_id is not null
    else false
end;

-- How many pupils' families of a class group an activity invites.
-- One row per activity and class group that it addresses.
create or replace view invited_families as
with counted as (
    select activity_id, class_group_id, count(*) as families
    from invited_pupil
    group by activity_id, class_group_id
)

select
    activity.id as activity_id,
    class_group.id as class_group_id,
    coalesce(counted.families, 0) as families
from activity
inner join class_group on class_group.school_year = activity.school_year
left join counted
    on counted.activity_id = activity.id
    and counted.class_group_id = class_group.id
where activity.mode <> 'without_meeting' and case activity.audience
    when 'all' then true
    when 'grades' then list_contains(activity.grades, class_group.grade)
    when 'class_groups' then list_contains(activity.class_group_ids, class_group.id)
    else counted.families is not null
end;

-- One row per activity and class group that it addresses.
create or replace view activity_class_group as
select
    activity.id as activity_id,
    class_group.id as class_group_id
from activity
inner join class_group on class_group.school_year = activity.school_year
left join (
    select distinct activity_pupil.activity_id, enrolment.class_group_id
    from activity_pupil
    inner join enrolment
        on enrolment.student_id = activity_pupil.student_id
        and enrolment.step = 'active'
) as named
    on named.activity_id = activity.id
    and named.class_group_id = class_group.id
where activity.mode <> 'without_meeting' and case activity.audience
    when 'all' then true
    when 'grades' then list_contains(activity.grades, class_group.grade)
    when 'class_groups' then list_contains(activity.class_group_ids, class_group.id)
    when 'pupils' then named.activity_id is not null
    else false
end;
