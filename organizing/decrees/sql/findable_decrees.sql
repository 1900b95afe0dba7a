-- Which decrees can be found?
-- One row per decree that has a number.
select
    decree.id,
    decree.number as name,
    activity.title as about,
    activity.id as of_id,
    activity.school_year
from decree
inner join activity on activity.id = decree.activity_id
where decree.number <> ''
order by decree.decided_on desc, decree.id
