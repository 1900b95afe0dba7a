-- How many findings and follow-ups should have been closed by now, of whatever year?
-- One row per school: exactly one.
-- $today: the day at the school's clock.
select
    (
        select count(*)
        from finding
        where finding.closed_on is null
            and finding.due_on < $today::date
    ) as findings,
    count(*) as follow_ups
from follow_up
where follow_up.closed_on is null
    and follow_up.due_on < $today::date
order by follow_ups
