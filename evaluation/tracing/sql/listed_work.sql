-- Which findings and follow-ups are there, whose are they, and where did they arise?
-- One row per finding or follow-up: the open ones first, by when they are due.
-- $person_id: whose, or null for all; $id: one of them, or null for all.
with latest_decision as (
    select *
    from finding_decision
    qualify row_number() over (partition by finding_id order by school_year desc) = 1
),

work as (
    select
        'finding' as kind,
        finding.id,
        finding.school_year,
        finding.activity_id,
        finding.text,
        finding.recommended,
        finding.source,
        finding.source_id,
        finding.owner_id,
        finding.due_on,
        finding.closed_on,
        finding.closed_by,
        finding.is_declined,
        finding.outcome,
        finding.proof_id,
        finding.version
    from finding
    union all by name
    select
        'follow_up' as kind,
        follow_up.id,
        follow_up.school_year,
        follow_up.activity_id,
        follow_up.text,
        '' as recommended,
        follow_up.source,
        follow_up.source_id,
        follow_up.owner_id,
        follow_up.due_on,
        follow_up.closed_on,
        follow_up.closed_by,
        follow_up.is_declined,
        follow_up.outcome,
        follow_up.proof_id,
        follow_up.version
    from follow_up
)

select
    work.kind,
    work.id,
    work.school_year,
    work.activity_id,
    activity.title as activity,
    work.text,
    work.recommended,
    work.source,
    work.source_id,
    coalesce(
        obstacle.note, meeting_decision.text, questionnaire.title, class_group.name,
        counted.title, earlier.text
    ) as source_title,
    coalesce(
        obstacle.school_year, meeting.school_year, questionnaire.school_year,
        class_group.school_year, counted.school_year, earlier.school_year,
        work.school_year
    ) as source_year,
    meeting.id as meeting_id,
    work.owner_id,
    owner.name as owner,
    work.due_on,
    work.closed_on,
    closer.name as closed_by,
    work.is_declined,
    work.outcome,
    work.proof_id,
    proof.title as proof,
    proof.school_year as proof_year,
    latest_decision.decision,
    latest_decision.school_year as decided_year,
    work.version
from work
left join activity on activity.id = work.activity_id
left join obstacle on work.source = 'obstacle' and obstacle.id = work.source_id
left join meeting_decision
    on work.source = 'decision' and meeting_decision.id = work.source_id
left join meeting on meeting.id = meeting_decision.meeting_id
left join questionnaire
    on work.source = 'questionnaire' and questionnaire.id = work.source_id
left join class_group on work.source = 'contacts' and class_group.id = work.source_id
left join activity as counted
    on work.source in ('attendance', 'monitoring') and counted.id = work.source_id
left join finding as earlier on work.source = 'finding' and earlier.id = work.source_id
left join person as owner on owner.id = work.owner_id
left join person as closer on closer.id = work.closed_by
left join activity as proof on proof.id = work.proof_id
left join latest_decision
    on work.kind = 'finding' and latest_decision.finding_id = work.id
where ($person_id is null or work.owner_id = $person_id)
    and ($id is null or work.id = $id)
order by
    work.closed_on is not null,
    work.closed_on desc,
    work.due_on nulls last,
    work.school_year,
    work.id
