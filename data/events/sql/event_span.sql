-- From when to when does the history go?
-- One row per history; none where there is no line.
select
    min(history.noted_at) as first,
    max(history.noted_at) as last
from history
having count(*) > 0
order by first
