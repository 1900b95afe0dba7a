-- Which obstacles were raised this year, and what became of them?
-- One row per obstacle: the open ones first, those raised longest ago at the top.
-- $year: first calendar year of the school year; $activity_id: of one activity, or
-- null; $person_id: whose to see to they are, or null for all.
with earlier as (
    select distinct obstacle.code
    from obstacle
    where obstacle.school_year = $year - 1
),

own as (
    select activity_person.activity_id
    from activity_person
    where activity_person.person_id = $person_id
)

select
    obstacle.id,
    obstacle.activity_id,
    activity.title as activity,
    obstacle.task_id,
    task.title as task,
    task.step as task_step,
    obstacle.code,
    obstacle.side,
    obstacle.note,
    obstacle.remedy,
    obstacle.owner_id,
    owner.name as owner,
    obstacle.raised_on,
    raiser.name as raised_by,
    obstacle.acted_on,
    obstacle.resolved_on,
    obstacle.effect,
    obstacle.effect_note,
    earlier.code is not null and obstacle.code <> 'other' as is_recurring,
    obstacle.version
from obstacle
left join activity on activity.id = obstacle.activity_id
left join task on task.id = obstacle.task_id
left join person as owner on owner.id = obstacle.owner_id
left join person as raiser on raiser.id = obstacle.raised_by
left join earlier on earlier.code = obstacle.code
where obstacle.school_year = $year
    and ($activity_id is null or obstacle.activity_id = $activity_id)
    and (
        $person_id is null
        or obstacle.owner_id = $person_id
        or obstacle.activity_id in (select own.activity_id from own)
    )
order by
    obstacle.resolved_on is not null,
    obstacle.resolved_on desc,
    obstacle.raised_on,
    obstacle.id
