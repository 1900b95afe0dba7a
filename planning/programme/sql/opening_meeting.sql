-- Which annual meeting opened the year's plan, and who of the five parties was missing?
-- One row per meeting: none or one.
-- $year: first calendar year of the school year.
select
    annual_meeting.id,
    annual_meeting.held_on,
    (
        select coalesce(sum(meeting_party.count), 0)::integer
        from meeting_party
        where meeting_party.meeting_id = annual_meeting.id
    ) as people,
    (
        select coalesce(list(meeting_party.party order by meeting_party.party), [])
        from meeting_party
        where meeting_party.meeting_id = annual_meeting.id
            and meeting_party.count > 0
    ) as parties,
    annual_meeting.second_way,
    annual_meeting.second_way_until,
    (
        select count(*)
        from meeting_decision
        where meeting_decision.meeting_id = annual_meeting.id
    ) as decisions
from annual_meeting
where annual_meeting.school_year = $year
order by annual_meeting.id
