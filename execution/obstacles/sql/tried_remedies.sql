-- What did this school try against an obstacle, and what came of it?
-- One row per remedy and effect that was noted, what helped first.
-- $code: the kind of obstacle; $except_id: the obstacle that is looked at.
select
    obstacle.remedy,
    obstacle.effect,
    obstacle.effect_note,
    obstacle.school_year
from obstacle
where obstacle.code = $code
    and obstacle.id <> $except_id
    and obstacle.effect is not null
order by
    list_position(['helped', 'partly', 'not_helped'], obstacle.effect),
    obstacle.school_year desc,
    obstacle.id
limit 5
