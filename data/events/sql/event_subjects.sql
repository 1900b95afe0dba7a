-- What are the lines of the history about?
-- One row per table that is named.
select distinct
    history.record
from history
order by history.record
