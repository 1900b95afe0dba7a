-- Whose committee can be copied to an activity, last year's of the same series first?
-- One row per other activity with a committee.
-- $activity_id: the activity that has none yet.
with wanted as (
    select activity.series_id
    from activity
    where activity.id = $activity_id
),

post as (
    select
        committee_position.activity_id,
        count(*) as positions
    from committee_position
    group by committee_position.activity_id
),

held as (
    select
        committee_member.activity_id,
        count(distinct committee_member.person_id) as members
    from committee_member
    group by committee_member.activity_id
)

select
    activity.id as activity_id,
    activity.title,
    activity.school_year,
    post.positions,
    coalesce(held.members, 0) as members,
    activity.series_id in (from wanted) as is_same_series
from activity
inner join post on post.activity_id = activity.id
left join held on held.activity_id = activity.id
where activity.id <> $activity_id
order by
    is_same_series desc, activity.school_year desc, alphabetical(activity.title),
    activity.planned_on,
    activity.id
