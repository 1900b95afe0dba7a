-- How much proof of each kind does each item have, and how fresh is it?
-- One row per item and kind that has any, in the order of codes and kinds.
-- $instrument: its key; $expected: what its items expect, as JSON; $today: the day.
select
    code,
    kind,
    count(*) filter (happened_on >= cast($today as date) - to_months(months)) as fresh,
    count(*) filter (happened_on < cast($today as date) - to_months(months)) as stale,
    count(*) filter (record = 'evidence') as attached,
    max(happened_on) as latest_on,
    max(months) as months
from proof_serving($instrument, $expected)
group by code, kind
order by code, kind
