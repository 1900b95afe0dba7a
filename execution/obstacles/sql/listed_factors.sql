-- What supported the year's work with parents?
-- One row per supporting factor noted, the newest first.
-- $year: first calendar year of the school year; $activity_id: of one activity, or
-- null; $person_id: of whose activities, or null for all.
select
    supporting_factor.id,
    supporting_factor.activity_id,
    activity.title as activity,
    supporting_factor.code,
    supporting_factor.side,
    supporting_factor.note,
    supporting_factor.noted_on,
    person.name as noted_by,
    supporting_factor.version
from supporting_factor
left join activity on activity.id = supporting_factor.activity_id
left join person on person.id = supporting_factor.noted_by
where supporting_factor.school_year = $year
    and ($activity_id is null or supporting_factor.activity_id = $activity_id)
    and (
        $person_id is null
        or supporting_factor.activity_id in (
            select activity_person.activity_id
            from activity_person
            where activity_person.person_id = $person_id
        )
    )
order by supporting_factor.noted_on desc, supporting_factor.id
