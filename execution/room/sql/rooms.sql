-- Which activities of the year may a person enter, and how far is each?
-- One row per activity, by date; of $person_id alone, or of everybody where it is null.
-- $year: first calendar year of the school year.
select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity.starts_at,
    activity.ends_at,
    activity.place,
    activity_in_charge.name as in_charge,
    activity_step.step
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join activity_in_charge on activity_in_charge.activity_id = activity.id
where activity.school_year = $year
    and (
        $person_id::uuid is null
        or exists (
            from activity_person
            where activity_person.activity_id = activity.id
                and activity_person.person_id = $person_id
        )
    )
order by activity.planned_on nulls last, alphabetical(activity.title), activity.id
