-- Which obstacles did the year before carry over, and are still not resolved?
-- One row per obstacle, the oldest first.
-- $year: first calendar year of the school year into which they were carried.
select
    obstacle.id,
    obstacle.code,
    obstacle.side,
    obstacle.note,
    obstacle.remedy,
    obstacle.raised_on,
    year_end_decision.reason
from year_end_decision
inner join obstacle on obstacle.id::text = year_end_decision.record_id
where year_end_decision.kind = 'obstacle'
    and year_end_decision.decision = 'carried'
    and year_end_decision.school_year = $year - 1
    and obstacle.resolved_on is null
order by obstacle.raised_on, obstacle.id
