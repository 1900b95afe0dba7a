-- How did the year's plan begin: who met, and which of last year's findings wait?
-- One row per year asked about: one.
-- $year: first calendar year of the school year.
with asked as (
    select $year::integer as school_year
),

party as (
    select
        meeting_party.meeting_id,
        sum(meeting_party.count)::integer as people,
        list(meeting_party.party order by meeting_party.party)
        filter (where meeting_party.count > 0) as parties
    from meeting_party
    group by meeting_party.meeting_id
)

select
    annual_meeting.held_on,
    coalesce(party.people, 0) as people,
    coalesce(party.parties, []) as parties,
    coalesce(annual_meeting.second_way, '') <> '' as second_way,
    (
        select count(*)
        from finding_to_decide
        left join finding_decision
            on finding_decision.finding_id = finding_to_decide.finding_id
            and finding_decision.school_year = finding_to_decide.plan_year
        where finding_to_decide.plan_year = $year
            and finding_decision.finding_id is null
    ) as undecided
from asked
left join annual_meeting on annual_meeting.school_year = asked.school_year
left join party on party.meeting_id = annual_meeting.id
order by annual_meeting.id
