-- Which proofs of a kind do the records hold, whatever they prove?
-- One row per proof, the newest first.
-- $kind: of this kind; $most: so many at most.
select
    kind,
    record,
    record_key,
    activity,
    school_year,
    happened_on,
    title,
    counted
from proof
where kind = $kind
order by happened_on desc, record, record_key
limit $most
