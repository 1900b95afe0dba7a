-- How many follow-ups of meetings should have been closed by now, of whatever year?
-- One row per school: exactly one.
-- $today: the day at the school's clock.
select count(*) as follow_ups
from follow_up
where follow_up.closed_on is null
    and follow_up.due_on < $today::date
order by follow_ups
