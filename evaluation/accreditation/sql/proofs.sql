-- Which proofs are there for the items of an instrument, and where is each?
-- One row per item and proof, by item and kind, the newest first.
-- $instrument: its key; $expected: what its items expect, as JSON; $today: the day;
-- $code and $kind: only of this item and kind, or null for all.
select
    code,
    kind,
    record,
    record_key,
    activity_id,
    activity,
    school_year,
    happened_on,
    title,
    counted,
    is_linked,
    nullif(step, '') as step,
    is_sensitive,
    happened_on >= cast($today as date) - to_months(months) as is_fresh
from proof_serving($instrument, $expected)
where ($code is null or code = $code) and ($kind is null or kind = $kind)
order by code, kind, happened_on desc, record, record_key
