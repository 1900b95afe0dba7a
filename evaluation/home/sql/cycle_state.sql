-- How far has the year come, from plan to review?
-- One row per school year asked about.
with year_activity as (
    select
        id as activity_id,
        activity_step.step not in ('planned', 'closing') as is_closed
    from activity
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
),

task_count as (
    select
        count(*) as tasks,
        count(case when task.step = 'done' then 1 end) as done
    from task
    inner join year_activity on year_activity.activity_id = task.activity_id
),

decision_count as (
    select
        count(*) as to_decide,
        count(*) - count(finding_decision.finding_id) as undecided
    from finding_to_decide
    left join finding_decision
        on finding_decision.finding_id = finding_to_decide.finding_id
        and finding_decision.school_year = finding_to_decide.plan_year
    where finding_to_decide.plan_year = $year
)

select
    (select step from work_program where school_year = $year) as plan_step,
    count(*) as activities,
    count(case when activity_id in (
        select committee_member.activity_id
        from committee_member
    ) then 1 end) as with_committee,
    count(case when is_closed then 1 end) as closed,
    count(case when is_closed and activity_id in (
        select review.activity_id
        from review
    ) then 1 end) as reviewed,
    (select tasks from task_count) as tasks,
    (select done from task_count) as tasks_done,
    (select to_decide from decision_count) as to_decide,
    (select undecided from decision_count) as undecided
from year_activity
order by activities
