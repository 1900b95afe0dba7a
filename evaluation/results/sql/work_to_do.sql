-- When were findings and follow-ups of all years due, and how did they end?
-- One row per finding or follow-up; a finding that the newest plan which decides about
-- it declined names that plan's year.
with latest_decision as (
    select finding_id, school_year, decision
    from finding_decision
    qualify row_number() over (partition by finding_id order by school_year desc) = 1
),

work as (
    select
        finding.id,
        finding.school_year,
        finding.due_on,
        finding.closed_on,
        finding.is_declined,
        latest_decision.school_year as declined_in
    from finding
    left join latest_decision
        on latest_decision.finding_id = finding.id
        and latest_decision.decision = 'declined'
    union all by name
    select
        follow_up.id,
        follow_up.school_year,
        follow_up.due_on,
        follow_up.closed_on,
        follow_up.is_declined
    from follow_up
)

select school_year, due_on, closed_on, is_declined, declined_in
from work
order by school_year, due_on, id
