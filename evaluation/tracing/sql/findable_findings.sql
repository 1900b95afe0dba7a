-- Which findings can be found?
-- One row per finding.
select
    finding.id,
    finding.text as name,
    coalesce(activity.title, '') as about,
    finding.owner_id as of_id,
    finding.school_year
from finding
left join activity on activity.id = finding.activity_id
order by finding.made_at desc, finding.id
