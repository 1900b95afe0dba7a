-- What is a record called from which a finding or a follow-up is to arise?
-- One row per record that is there: one, or none.
-- $source: what kind of record; $id: which one.
with told as (
    select
        'obstacle' as source,
        obstacle.id,
        obstacle.activity_id,
        obstacle.note as text,
        obstacle.remedy as recommended
    from obstacle
    union all
    select
        'decision',
        meeting_decision.id,
        meeting.activity_id,
        meeting_decision.text,
        ''
    from meeting_decision
    inner join meeting on meeting.id = meeting_decision.meeting_id
    union all
    select
        'finding',
        finding.id,
        finding.activity_id,
        finding.text,
        finding.recommended
    from finding
    union all
    select
        'questionnaire',
        questionnaire.id,
        questionnaire.activity_id,
        questionnaire.title,
        ''
    from questionnaire
    union all
    select
        'review',
        review.id,
        review.activity_id,
        review.note,
        ''
    from review
    union all
    select
        unnest(['attendance', 'monitoring']),
        activity.id,
        activity.id,
        activity.title,
        ''
    from activity
    union all
    select
        'contacts',
        class_group.id,
        null,
        class_group.name,
        ''
    from class_group
)

select
    told.text,
    told.recommended,
    told.activity_id
from told
where told.source = $source
    and told.id = $id
order by told.id
