-- Where does the history end, and where should it?
-- One row per note of the end; there is one.
select
    history_end.lines as lines_written,
    history_end.hash as hash_written,
    (select count(*) from history) as lines,
    coalesce((select max(history.number) from history), 0) as last_number,
    coalesce((select arg_max(history.hash, history.number) from history), '') as hash
from history_end
order by history_end.id
