-- Which obstacles can be found?
-- One row per obstacle that was described.
select
    obstacle.id,
    obstacle.note as name,
    coalesce(activity.title, '') as about,
    obstacle.activity_id as of_id,
    obstacle.school_year
from obstacle
left join activity on activity.id = obstacle.activity_id
where obstacle.note <> ''
order by obstacle.raised_on desc, obstacle.id
