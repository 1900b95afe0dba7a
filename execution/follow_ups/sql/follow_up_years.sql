-- How many of the follow-ups of each year were closed?
-- One row per school year that has any, the newest first.
select
    follow_up.school_year,
    count(*) as given,
    count(follow_up.closed_on) as closed
from follow_up
group by follow_up.school_year
order by follow_up.school_year desc
