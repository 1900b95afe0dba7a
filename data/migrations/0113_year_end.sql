-- What is still open when a school year ends is decided, matter by matter, and kept.

create table year_end_decision (
    school_year integer not null,
    kind        text not null,           -- of the matter, as in open_matter
    record_id   text not null,
    title       text not null,           -- as the matter was called then
    decision    text not null check (decision in ('carried', 'closed', 'left')),
    reason      text not null,
    decided_at  timestamptz not null,
    decided_by  uuid not null,
    version     integer not null,
    primary key (school_year, kind, record_id)
);

-- One row per matter of a school year that nobody has brought to its end. Without a
-- title: what its kind says must do (a contact, a letter about one pupil).
create view open_matter as
with every_activity as (
    select
        activity.id,
        activity.school_year,
        activity.title,
        activity_step.step,
        report_due.due_on
    from activity
    inner join activity_step on activity_step.activity_id = activity.id
    left join report_due on report_due.activity_id = activity.id
),

newest_review as (
    select id, activity_id
    from review
    qualify row_number() over (partition by activity_id order by number desc) = 1
),

reached as (
    select
        batch_id,
        count(*) filter (not is_sent) as unsent,
        count(*) filter (
            is_sent and not (is_coming or is_represented or is_not_coming)
        ) as unanswered
    from letter_reach
    group by batch_id
),

letters as (
    select
        letter_batch.id,
        letter_batch.school_year,
        letter_batch.activity_id,
        letter_batch.has_slip,
        if(letter_batch.kind = 'summons', '', letter_batch.subject) as subject,
        reached.unsent,
        reached.unanswered
    from letter_batch
    inner join reached on reached.batch_id = letter_batch.id
)

select
    school_year,
    'programme' as kind,
    id::text as record_id,
    '' as title,
    null::uuid as activity_id,
    null::date as due_on,
    1 as times
from work_program
where step <> 'approved'
union all
select
    work_program.school_year,
    'note',
    program_note.id::text,
    program_note.text,
    program_note.activity_id,
    null,
    1
from program_note
inner join work_program on work_program.id = program_note.work_program_id
where program_note.mended_at is null and program_note.answer = ''
union all
select school_year, 'activity', id::text, title, id, due_on, 1
from every_activity
where step in ('planned', 'closing')
union all
select
    every_activity.school_year,
    'task',
    task.id::text,
    task.title,
    task.activity_id,
    task_due.due_on,
    1
from task
inner join every_activity on every_activity.id = task.activity_id
left join task_due on task_due.task_id = task.id
where task.step <> 'done' and not is_called_off(every_activity.step)
union all
select school_year, 'letters', id::text, subject, activity_id, null, unsent
from letters
where unsent > 0
union all
select school_year, 'answers', id::text, subject, activity_id, null, unanswered
from letters
where has_slip and unanswered > 0
union all
select
    every_activity.school_year,
    'report',
    every_activity.id::text,
    every_activity.title,
    every_activity.id,
    every_activity.due_on,
    1
from every_activity
inner join closing on closing.activity_id = every_activity.id
where every_activity.step in ('held', 'moved_online')
    and coalesce(closing.conclusion, '') = ''
union all
select school_year, 'obstacle', id::text, note, activity_id, raised_on, 1
from obstacle
where resolved_on is null
union all
select
    school_year.start,
    'follow_up',
    follow_up.id::text,
    follow_up.text,
    follow_up.activity_id,
    follow_up.due_on,
    1
from follow_up
inner join school_year on school_year.start >= follow_up.school_year
where follow_up.closed_on is null
union all
select school_year, 'contact', id::text, '', null, due_on, 1
from family_contact
where closed_at is null
union all
select school_year, 'review', id::text, title, id, null, 1
from every_activity
where step not in ('planned', 'closing')
    and id not in (select review.activity_id from review)
union all
select
    every_activity.school_year,
    'review_answer',
    newest_review.id::text,
    every_activity.title,
    every_activity.id,
    null,
    1
from newest_review
inner join every_activity on every_activity.id = newest_review.activity_id
where newest_review.id not in (select review_answer.review_id from review_answer)
union all
select began.school_year, 'year_review', asked.scope, '', null, null, 1
from (select distinct school_year from every_activity) as began
cross join (values ('semester1'), ('semester2'), ('year')) as asked (scope)
left join year_review
    on year_review.school_year = began.school_year
    and year_review.scope = asked.scope
where year_review.id is null
union all
select school_year, 'questionnaire', id::text, title, activity_id, closes_on, 1
from questionnaire
where step <> 'closed'
union all
select
    school_year.start,
    'finding',
    finding.id::text,
    finding.text,
    finding.activity_id,
    finding.due_on,
    1
from finding
inner join school_year on school_year.start > finding.school_year
where finding.closed_on is null
    and not exists (
        select 1
        from finding_decision
        where finding_decision.finding_id = finding.id
            and finding_decision.school_year <= school_year.start
            and (
                finding_decision.decision = 'declined'
                or (
                    finding_decision.decision = 'postponed'
                    and finding_decision.school_year = school_year.start
                )
            )
    )
union all
select school_year, 'evidence', id::text, title, activity_id, happened_on, 1
from evidence
where step = 'draft';
