-- When were the follow-ups that arose in some years due, and when closed?
-- One row per follow-up of the years $since to $year.
select
    follow_up.due_on,
    follow_up.closed_on,
    follow_up.is_declined,
    follow_up.school_year
from follow_up
where follow_up.school_year between $since and $year
order by follow_up.school_year, follow_up.due_on, follow_up.id
