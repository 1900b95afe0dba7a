-- Which kinds of obstacles stood in the way of each activity?
-- One row per activity of the years $since to $year that met any.
select
    obstacle.activity_id,
    list(distinct obstacle.code order by obstacle.code) as codes
from obstacle
inner join activity on activity.id = obstacle.activity_id
where activity.school_year between $since and $year
group by obstacle.activity_id
order by obstacle.activity_id
