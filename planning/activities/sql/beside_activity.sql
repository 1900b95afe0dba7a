-- What did an activity come from, what wants mending, and how was it in other years?
-- One row per origin, open note of the principal, and other year of its series.
-- $id: the activity.
with came_from as (
    select kind, source_id
    from origin
    where record = 'activity' and record_id = $id
    union
    select 'finding' as kind, finding_id as source_id
    from finding_decision
    where activity_id = $id and decision = 'adopted'
),

represented as (
    select
        participation.activity_id,
        sum(father + mother + guardian + foster_parent + online)
        / nullif(sum(invited), 0) as share
    from participation
    inner join closing on closing.activity_id = participation.activity_id
    inner join activity on activity.id = participation.activity_id
    where closing.completed_at is not null
        and not is_confidential(activity.audience, activity.forms)
    group by participation.activity_id
),

beside as (
    select
        'note' as kind, program_note.id, work_program.school_year,
        program_note.text, null as step, null as share
    from program_note
    inner join work_program on work_program.id = program_note.work_program_id
    where program_note.activity_id = $id
        and program_note.mended_at is null
        and program_note.answer = ''
        and work_program.step <> 'submitted'
    union all
    select 'problem', problem.id, problem.school_year, problem.title, null, null
    from came_from
    inner join problem on problem.id = came_from.source_id
    where came_from.kind = 'problem'
    union all
    select
        'indicator', report_indicator.id, 0,
        report_indicator.code || ' ' || report_indicator.name, null, null
    from came_from
    inner join report_indicator on report_indicator.id = came_from.source_id
    where came_from.kind = 'indicator'
    union all
    select
        'assessment', self_assessment.id, self_assessment.school_year,
        self_assessment.aspect, null, null
    from came_from
    inner join self_assessment on self_assessment.id = came_from.source_id
    where came_from.kind = 'assessment'
    union all
    select 'finding', finding.id, finding.school_year, finding.text, null, null
    from came_from
    inner join finding on finding.id = came_from.source_id
    where came_from.kind = 'finding'
    union all
    select
        'decision', meeting_decision.id, annual_meeting.school_year,
        meeting_decision.text, null, null
    from came_from
    inner join meeting_decision on meeting_decision.id = came_from.source_id
    inner join annual_meeting on annual_meeting.id = meeting_decision.meeting_id
    where came_from.kind = 'decision'
    union all
    select
        'series', other.id, other.school_year, other.title, activity_step.step,
        represented.share
    from activity
    inner join activity as other
        on other.series_id = activity.series_id
        and other.school_year <> activity.school_year
    inner join activity_step on activity_step.activity_id = other.id
    left join represented on represented.activity_id = other.id
    where activity.id = $id
)

select
    kind,
    id,
    school_year,
    text,
    step,
    share::decimal(6, 4) as represented
from beside
order by kind, school_year desc, alphabetical(text), id
