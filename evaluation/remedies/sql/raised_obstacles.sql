-- Which obstacles were raised in all years, when were they resolved, and by what?
-- One row per obstacle, in the order they arose.
select
    obstacle.id,
    obstacle.school_year,
    obstacle.code,
    obstacle.side,
    obstacle.raised_on,
    obstacle.resolved_on,
    obstacle.remedy,
    obstacle.effect,
    obstacle.effect_note
from obstacle
order by obstacle.raised_on, obstacle.id
