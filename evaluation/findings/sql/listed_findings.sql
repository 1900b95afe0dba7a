-- What was found, and what did a later plan decide about it?
-- One row per finding, newest year first; with its latest decision, if any.
-- $year: only findings of that school year; null for all.
with latest_decision as (
    select *
    from finding_decision
    qualify row_number() over (partition by finding_id order by school_year desc) = 1
)

select
    finding.id,
    finding.text,
    finding.recommended,
    activity.title as activity,
    concat(finding.school_year, '/', finding.school_year + 1) as school_year,
    latest_decision.decision,
    case
        when latest_decision.finding_id is not null
        then concat(latest_decision.school_year, '/', latest_decision.school_year + 1)
    end as decided_year,
    latest_decision.reason,
    adopting.title as adopted_in
from finding
left join activity on activity.id = finding.activity_id
left join latest_decision on latest_decision.finding_id = finding.id
left join activity as adopting on adopting.id = latest_decision.activity_id
where ($year is null or finding.school_year = $year)
order by finding.school_year desc, finding.made_at, finding.id
