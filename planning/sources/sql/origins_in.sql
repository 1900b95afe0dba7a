-- What did the year's goals and activities come from?
-- One row per goal or activity and what it came from, goals first.
-- $year: first calendar year of the school year.
-- An activity in which a finding was adopted came from that finding.
with planned as (
    select
        'goal' as record,
        goal.id as record_id,
        goal.title,
        goal.number,
        (select count(*) from activity where activity.goal_id = goal.id) as activities
    from goal
    where goal.school_year = $year

    union all

    select
        'activity' as record,
        activity.id as record_id,
        activity.title,
        0 as number,
        0 as activities
    from activity
    where activity.school_year = $year
),

source as (
    select 'problem' as kind, problem.id, problem.title as words
    from problem

    union all

    select 'indicator' as kind, report_indicator.id, concat_ws(' ', code, name)
    from report_indicator

    union all

    select 'assessment' as kind, self_assessment.id, self_assessment.aspect
    from self_assessment

    union all

    select 'finding' as kind, finding.id, finding.text
    from finding

    union all

    select 'decision' as kind, meeting_decision.id, meeting_decision.text
    from meeting_decision
),

link as (
    select origin.record, origin.record_id, origin.kind, origin.source_id
    from origin

    union

    select
        'activity' as record,
        finding_decision.activity_id as record_id,
        'finding' as kind,
        finding_decision.finding_id as source_id
    from finding_decision
    where finding_decision.decision = 'adopted'
)

select
    planned.record,
    planned.record_id,
    planned.title,
    planned.activities,
    link.kind,
    link.source_id,
    source.words as source
from planned
inner join link
    on link.record = planned.record
    and link.record_id = planned.record_id
inner join source
    on source.kind = link.kind
    and source.id = link.source_id
order by
    planned.record desc,
    planned.number,
    alphabetical(planned.title),
    planned.record_id,
    link.kind,
    alphabetical(source.words),
    source.id
