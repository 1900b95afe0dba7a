-- Who is in charge of an activity: who was named, or else who holds the committee's post
-- of that name. One row per activity that somebody is in charge of.
create view activity_in_charge as
with post as (
    select
        committee_position.activity_id,
        arg_min(
            committee_member.person_id,
            (committee_position.number, alphabetical(person.name), person.id)
        ) as person_id
    from committee_position
    inner join committee_member
        on committee_member.position_id = committee_position.id
    inner join person on person.id = committee_member.person_id
    where person.is_active
        and regexp_matches(
            lower(committee_position.title), '^(penanggung ?jawab|person in charge)'
        )
    group by committee_position.activity_id
)

select
    activity.id as activity_id,
    coalesce(named.id, held.id) as person_id,
    coalesce(named.name, held.name) as name
from activity
left join person as named on named.id = activity.person_id
left join post on post.activity_id = activity.id
left join person as held on held.id = post.person_id
where coalesce(named.id, held.id) is not null;

-- How many families of a class group an activity invites, each family once: one with
-- children in several of its class groups counts in that of the youngest. Added up over
-- the class groups they are the families of activity_families.
-- One row per activity and class group that it addresses.
create view invited_families as
with counted_in as (
    select
        activity_class_group.activity_id,
        student.family_id,
        arg_min(
            class_group.id,
            (class_group.grade, alphabetical(class_group.suffix), class_group.id)
        ) as class_group_id
    from activity_class_group
    inner join class_group on class_group.id = activity_class_group.class_group_id
    inner join enrolment
        on enrolment.class_group_id = class_group.id
        and enrolment.step = 'active'
    inner join student on student.id = enrolment.student_id
    group by activity_class_group.activity_id, student.family_id
)

select
    activity_class_group.activity_id,
    activity_class_group.class_group_id,
    count(counted_in.family_id) as families
from activity_class_group
left join counted_in
    on counted_in.activity_id = activity_class_group.activity_id
    and counted_in.class_group_id = activity_class_group.class_group_id
group by
    activity_class_group.activity_id,
    activity_class_group.class_group_id;
