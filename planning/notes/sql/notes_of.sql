-- What did the principal want mended in the year's plan, and what became of it?
-- One row per note, oldest first.
-- $year: first calendar year of the school year.
-- $drafts: whether notes count that were not handed over yet (only for the principal).
select
    program_note.id,
    program_note.activity_id,
    program_note.goal_id,
    coalesce(activity.title, goal.title, history.facts ->> '$.title', '') as title,
    activity.id is not null or goal.id is not null as is_planned,
    program_note.text,
    program_note.made_at,
    coalesce(person.name, '') as made_by,
    program_note.answer,
    program_note.mended_at,
    program_note.mended_at is null and program_note.answer = '' as is_open,
    program_note.version,
    coalesce(history.facts ->> '$.seen', '') as seen
from program_note
inner join work_program on work_program.id = program_note.work_program_id
left join activity on activity.id = program_note.activity_id
left join goal on goal.id = program_note.goal_id
left join person on person.id = program_note.made_by
left join history
    on history.record = 'program_note'
    and history.record_id = program_note.id::text
    and history.event = 'written'
where work_program.school_year = $year
    and (
        $drafts::boolean
        or work_program.step <> 'submitted'
        or program_note.mended_at is not null
        or program_note.answer <> ''
    )
order by program_note.made_at, program_note.id
