-- Of which kinds do the records hold proof, whatever it proves?
-- One row per kind: how many there are of these school years.
-- $since: the first school year that is looked at; $until: the last.
select
    kind,
    count(*) as proofs
from proof
where school_year between $since and $until
group by kind
order by kind
