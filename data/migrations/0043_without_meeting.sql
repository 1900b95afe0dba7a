-- What reaches families without a meeting (a letter, the liaison book) is for them, but
-- asks nobody to come: it has no attendance, and its closing asks for none.

-- One row per activity and pupil whose family it is for.
create view addressed_pupil as
select
    activity.id as activity_id,
    enrolment.student_id,
    enrolment.class_group_id
from activity
inner join class_group on class_group.school_year = activity.school_year
inner join enrolment
    on enrolment.class_group_id = class_group.id
    and enrolment.step = 'active'
where activity.audience = 'all'
    or (activity.audience = 'grades'
        and list_contains(activity.grades, class_group.grade))
    or (activity.audience = 'class_groups'
        and list_contains(activity.class_group_ids, class_group.id))
union all
select
    activity_pupil.activity_id,
    enrolment.student_id,
    enrolment.class_group_id
from activity_pupil
inner join activity
    on activity.id = activity_pupil.activity_id
    and activity.audience = 'pupils'
inner join enrolment
    on enrolment.student_id = activity_pupil.student_id
    and enrolment.school_year = activity.school_year
    and enrolment.step = 'active';

-- One row per activity and pupil whose family it invites.
create or replace view invited_pupil as
select addressed_pupil.*
from addressed_pupil
inner join activity on activity.id = addressed_pupil.activity_id
where activity.mode <> 'without_meeting';

-- One row per activity and class group whose families it asks to come.
create or replace view activity_class_group as
select
    activity.id as activity_id,
    class_group.id as class_group_id
from activity
inner join class_group
    on class_group.school_year = activity.school_year
    and (
        activity.audience = 'all'
        or (activity.audience = 'grades'
            and list_contains(activity.grades, class_group.grade))
        or (activity.audience = 'class_groups'
            and list_contains(activity.class_group_ids, class_group.id))
    )
where activity.mode <> 'without_meeting'
union all
select distinct
    invited_pupil.activity_id,
    invited_pupil.class_group_id
from invited_pupil
inner join activity on activity.id = invited_pupil.activity_id
where activity.audience = 'pupils';

-- How many pupils' families an activity is for: those it names, or else those that are
-- expected. One row per activity that is for any.
create or replace view activity_families as
with named as (
    select
        activity_id,
        count(*) as families
    from addressed_pupil
    group by activity_id
),

expected as (
    select
        activity.id as activity_id,
        list_filter(activity.parties, lambda one: one.party = 'families')[1].expected
            as families
    from activity
    where activity.audience = 'pupils'
)

select
    activity_id,
    coalesce(named.families, expected.families) as families
from named
full join expected using (activity_id);
