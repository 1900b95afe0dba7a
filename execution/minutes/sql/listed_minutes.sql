-- Of which meetings of the year are there minutes?
-- One row per meeting, the newest first.
-- $year: first calendar year of the school year; $activity_id: of one activity, or
-- null; $person_id: of whose activities, or which they take; null for all.
select
    meeting.id,
    meeting.kind,
    meeting.title,
    meeting.activity_id,
    activity.title as activity,
    meeting.held_on,
    meeting.place,
    (
        select count(*) from meeting_item where meeting_item.meeting_id = meeting.id
    ) as items,
    (
        select count(*)
        from meeting_decision
        where meeting_decision.meeting_id = meeting.id
    ) as decisions
from meeting
left join activity on activity.id = meeting.activity_id
where meeting.school_year = $year
    and ($activity_id is null or meeting.activity_id = $activity_id)
    and (
        $person_id is null
        or meeting.taker_id = $person_id
        or meeting.activity_id in (
            select activity_person.activity_id
            from activity_person
            where activity_person.person_id = $person_id
        )
    )
order by meeting.held_on desc, meeting.id
