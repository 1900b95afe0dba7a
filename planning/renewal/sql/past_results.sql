-- What became of the activities that this year's plan may take over?
-- One row per activity of the year before, by date.
-- $year: first calendar year of the school year that plans; $before: the one before.
-- A finding that was postponed before stands beside the newest activity of its series.
with complete as (
    select *
    from closing
    where completed_at is not null
),

taking_part as (
    select
        activity_id,
        sum(invited)::bigint as invited,
        sum(father + mother + guardian + foster_parent + online)::bigint as represented
    from participation
    group by activity_id
),

budgeted as (
    select
        activity_id,
        sum(amount) as amount
    from budget_line
    group by activity_id
),

paid as (
    select
        activity_id,
        sum(amount) as amount
    from spending
    group by activity_id
),

latest_review as (
    select *
    from review
    qualify row_number() over (partition by activity_id order by number desc) = 1
),

beside as (
    select
        activity.id as activity_id,
        list(
            struct_pack(
                found_in := finding.school_year,
                text := finding.text,
                recommended := finding.recommended,
                decision := finding_decision.decision,
                adopted_in := adopting.title
            )
            order by finding.made_at, finding.id
        ) as findings
    from finding_to_decide
    inner join finding on finding.id = finding_to_decide.finding_id
    inner join activity as found_at on found_at.id = finding.activity_id
    inner join activity
        on activity.school_year = $before
        and (
            activity.id = found_at.id
            or (found_at.school_year < $before
                and found_at.series_id = activity.series_id)
        )
    left join finding_decision
        on finding_decision.finding_id = finding.id
        and finding_decision.school_year = finding_to_decide.plan_year
    left join activity as adopting on adopting.id = finding_decision.activity_id
    where finding_to_decide.plan_year = $year
    group by activity.id
)

select
    activity.id as activity_id,
    activity_step.step,
    complete.held_on,
    if(complete.activity_id is null, 0, coalesce(taking_part.invited, 0)) as invited,
    if(complete.activity_id is null, 0, coalesce(taking_part.represented, 0))
        as represented,
    is_confidential(activity.audience, activity.forms) as is_confidential,
    case
        when activity.direction = 'at_most'
            then complete.measured_value <= activity.target
        else complete.measured_value >= activity.target
    end as reached,
    latest_review.decision as verdict,
    coalesce(budgeted.amount, 0)::decimal(15, 0) as budget,
    coalesce(paid.amount, 0)::decimal(15, 0) as spent,
    coalesce(beside.findings, []) as findings
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join complete on complete.activity_id = activity.id
left join taking_part on taking_part.activity_id = activity.id
left join budgeted on budgeted.activity_id = activity.id
left join paid on paid.activity_id = activity.id
left join latest_review on latest_review.activity_id = activity.id
left join beside on beside.activity_id = activity.id
where activity.school_year = $before
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
