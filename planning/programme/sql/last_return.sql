-- What did the principal read when the year's plan was returned last?
-- One row per return: the last, or none. Earlier releases kept nothing of what was read.
-- $year: first calendar year of the school year.
select
    history.noted_at as returned_at,
    history.person as returned_by,
    coalesce(history.facts ->> '$.seen', '') as seen
from history
inner join work_program
    on history.record = 'work_program'
    and history.record_id = work_program.id::text
where work_program.school_year = $year
    and history.event = 'returned'
order by history.noted_at desc, history.number desc
limit 1
