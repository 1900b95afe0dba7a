-- Who did something?
-- One row per name, in the order of names.
select distinct
    history.person as name
from history
where history.person <> ''
order by alphabetical(history.person), history.person
