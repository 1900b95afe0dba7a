-- Why is an activity planned: what did it, or the goal that it serves, come from?
-- One row per source, those of the activity itself first; findings stand elsewhere.
-- $activity_id: the activity; $goal_id: the goal it serves, or null.
with source as (
    select
        'problem' as kind,
        problem.id,
        problem.title as words,
        problem.root_cause as cause,
        problem.evidence
    from problem

    union all

    select
        'indicator' as kind,
        report_indicator.id,
        concat_ws(' ', report_indicator.code, report_indicator.name) as words,
        '' as cause,
        '' as evidence
    from report_indicator

    union all

    select
        'assessment' as kind,
        self_assessment.id,
        self_assessment.aspect as words,
        '' as cause,
        self_assessment.note as evidence
    from self_assessment

    union all

    select
        'decision' as kind,
        meeting_decision.id,
        meeting_decision.text as words,
        '' as cause,
        '' as evidence
    from meeting_decision
),

-- one row per source: goal and activity may have come from the same
link as (
    select
        origin.kind,
        origin.source_id,
        min(origin.record) as of_record
    from origin
    where (origin.record = 'activity' and origin.record_id = $activity_id)
        or (origin.record = 'goal' and origin.record_id = $goal_id)
    group by origin.kind, origin.source_id
)

select
    source.kind,
    source.words,
    source.cause,
    source.evidence
from link
inner join source
    on source.kind = link.kind
    and source.id = link.source_id
order by link.of_record, source.kind desc, alphabetical(source.words), source.id
