-- How far is each phase of the cycle?
-- One row per school year asked about.
select
    (select step from work_program where school_year = $year) as plan_step,
    count(*) as activities,
    count(case when activity.id in (
        select committee_member.activity_id
        from committee_member
    ) then 1 end) as with_committee,
    count(case when activity_step.step not in ('planned', 'closing') then 1 end)
        as closed,
    count(case
        when activity_step.step not in ('planned', 'closing')
            and activity.id in (
                select review.activity_id
                from review
            ) then 1
    end) as reviewed
from activity
inner join activity_step on activity_step.activity_id = activity.id
where activity.school_year = $year
order by activities
