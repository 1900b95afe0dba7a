-- For which of the year's activities may a person note obstacles and what helped?
-- One row per activity, by date.
-- $year: first calendar year of the school year; $person_id: whose, or null for all.
select
    activity.id,
    activity.title,
    activity.planned_on
from activity
where activity.school_year = $year
    and (
        $person_id is null
        or activity.id in (
            select activity_person.activity_id
            from activity_person
            where activity_person.person_id = $person_id
        )
    )
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
