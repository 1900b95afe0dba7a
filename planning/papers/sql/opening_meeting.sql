-- Which meeting opened the year's plan, who came, and what was decided?
-- One row per annual meeting of the year: none or one.
-- $year: first calendar year of the school year.
with came as (
    select
        meeting_party.meeting_id,
        list(
            {'party': meeting_party.party, 'count': meeting_party.count}
            order by meeting_party.party
        ) as parties
    from meeting_party
    group by meeting_party.meeting_id
),

decided as (
    select
        meeting_decision.meeting_id,
        list(
            meeting_decision.text
            order by meeting_decision.number, meeting_decision.id
        ) as decisions
    from meeting_decision
    group by meeting_decision.meeting_id
)

select
    annual_meeting.held_on,
    annual_meeting.place,
    annual_meeting.second_way,
    annual_meeting.second_way_result,
    coalesce(came.parties, []) as parties,
    coalesce(decided.decisions, []) as decisions
from annual_meeting
left join came on came.meeting_id = annual_meeting.id
left join decided on decided.meeting_id = annual_meeting.id
where annual_meeting.school_year = $year
order by annual_meeting.held_on
