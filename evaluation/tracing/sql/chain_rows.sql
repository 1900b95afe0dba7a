-- What became of the findings: decided, adopted in which activity, judged how?
-- One row per finding, those found first on top.
-- $year: found in that school year or decided about by its plan, or null for all;
-- $id: one finding, or null for all.
with latest_decision as (
    select *
    from finding_decision
    qualify row_number() over (partition by finding_id order by school_year desc) = 1
),

decisions as (
    select
        finding_decision.finding_id,
        list(
            struct_pack(
                school_year := finding_decision.school_year,
                decision := finding_decision.decision,
                reason := finding_decision.reason
            )
            order by finding_decision.school_year
        ) as decisions
    from finding_decision
    group by finding_decision.finding_id
),

again as (                              -- the same activity in the year that adopted
    select
        finding.id as finding_id,
        activity.id as activity_id
    from finding
    inner join latest_decision
        on latest_decision.finding_id = finding.id
        and latest_decision.decision = 'adopted'
    inner join activity as found_at on found_at.id = finding.activity_id
    inner join activity
        on activity.school_year = latest_decision.school_year
        and activity.series_id = found_at.series_id
    qualify row_number() over (
        partition by finding.id
        order by
            activity.id = latest_decision.activity_id desc,
            activity.planned_on nulls last,
            activity.id
    ) = 1
)

select
    finding.id,
    finding.school_year,
    finding.text,
    finding.source,
    obstacle.code,
    finding.activity_id,
    found_at.title as activity,
    finding.closed_on,
    finding.is_declined,
    finding.outcome,
    finding.proof_id,
    proof.title as proof,
    proof.school_year as proof_year,
    coalesce(decisions.decisions, []) as decisions,
    latest_decision.decision,
    latest_decision.school_year as decided_year,
    adopting.id as adopting_id,
    adopting.title as adopting,
    adopting_step.step as adopting_step,
    again.activity_id as again_id,
    finding_judgement.change as judged,
    coalesce(finding_judgement.reason, '') as judged_reason,
    finding_judgement.judged_on,
    judge.name as judged_by,
    coalesce(finding_judgement.version, 0) as judged_version
from finding
left join activity as found_at on found_at.id = finding.activity_id
left join obstacle on finding.source = 'obstacle' and obstacle.id = finding.source_id
left join activity as proof on proof.id = finding.proof_id
left join decisions on decisions.finding_id = finding.id
left join latest_decision on latest_decision.finding_id = finding.id
left join activity as adopting on adopting.id = latest_decision.activity_id
left join activity_step as adopting_step on adopting_step.activity_id = adopting.id
left join again on again.finding_id = finding.id
left join finding_judgement on finding_judgement.finding_id = finding.id
left join person as judge on judge.id = finding_judgement.judged_by
where ($id is null or finding.id = $id)
    and (
        $year is null
        or finding.school_year = $year
        or finding.id in (
            select finding_to_decide.finding_id
            from finding_to_decide
            where finding_to_decide.plan_year = $year
        )
    )
order by finding.school_year, finding.made_at, finding.id
