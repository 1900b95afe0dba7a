-- What was the hash of certain lines of the history?
-- One row per line that is there, in the order of their numbers.
-- $numbers: the lines' numbers.
select
    history.number,
    history.hash
from history
where list_contains($numbers, history.number)
order by history.number, history.id
