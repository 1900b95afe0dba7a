-- What was given freely to the school in some days?
-- One row per kind of gift and of giver: how often, and what it was worth.
-- $year: first calendar year of the school year; $first_day, $last_day: the days.
select
    gift.kind,
    gift.giver,
    count(*) as gifts,
    sum(gift.value)::decimal(15, 0) as value
from gift
where gift.school_year = $year
    and gift.received_on between $first_day::date and $last_day::date
group by gift.kind, gift.giver
order by gift.kind, gift.giver
