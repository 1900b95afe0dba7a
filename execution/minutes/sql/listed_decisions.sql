-- What did a meeting decide, who carries it out, and how far is it?
-- One row per decision, in their order.
-- $meeting_id: the meeting.
select
    meeting_decision.id,
    meeting_decision.number,
    meeting_decision.text,
    person.name as owner,
    meeting_decision.due_on,
    task.step as task_step,
    follow_up.closed_on,
    coalesce(follow_up.outcome, '') as outcome
from meeting_decision
left join person on person.id = meeting_decision.owner_id
left join task on task.id = meeting_decision.task_id
left join follow_up
    on follow_up.source = 'decision'
    and follow_up.source_id = meeting_decision.id
where meeting_decision.meeting_id = $meeting_id
order by meeting_decision.number, meeting_decision.id
