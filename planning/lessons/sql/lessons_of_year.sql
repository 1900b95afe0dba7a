-- Which findings must this year's plan decide about, and what was decided?
-- One row per finding, oldest first.
-- $year: first calendar year of the school year that plans.
with latest_review as (
    select *
    from review
    qualify row_number() over (partition by activity_id order by number desc) = 1
)

select
    finding.id as finding_id,
    finding.text,
    finding.recommended,
    finding.school_year as found_in,
    finding.source,
    finding.closed_on,
    activity.title as found_at,
    latest_review.decision as verdict,
    latest_review.managed_well,
    latest_review.continuous,
    latest_review.effective,
    finding_decision.decision,
    finding_decision.activity_id,
    adopting.title as adopted_in,
    coalesce(finding_decision.reason, '') as reason,
    coalesce(finding_decision.version, 0) as version
from finding_to_decide
inner join finding on finding.id = finding_to_decide.finding_id
left join activity on activity.id = finding.activity_id
left join latest_review on latest_review.activity_id = finding.activity_id
left join finding_decision
    on finding_decision.finding_id = finding.id
    and finding_decision.school_year = finding_to_decide.plan_year
left join activity as adopting on adopting.id = finding_decision.activity_id
where finding_to_decide.plan_year = $year
order by finding.school_year, finding.made_at, finding.id
