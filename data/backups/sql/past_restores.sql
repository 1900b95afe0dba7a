-- Which lines of the history are of restores, and when were they?
-- One row per restore, the last one first.
select
    history.number,
    history.noted_at
from history
where history.record = 'backup'
    and history.event = 'restored'
order by history.number desc
