-- Which proofs that were handed in can be found?
-- One row per proof.
select
    evidence.id,
    evidence.title as name,
    coalesce(activity.title, '') as about,
    evidence.activity_id as of_id,
    evidence.school_year
from evidence
left join activity on activity.id = evidence.activity_id
order by evidence.happened_on desc, evidence.id
