-- Which activities of the year have documentation, and how much of it?
-- One row per activity, by date; of $person_id alone, or of everybody where it is null.
-- $year: first calendar year of the school year.
with documented as (
    select
        record_file.record_id as activity_id,
        count(*) as files,
        count(*) filter (
            where attachment.thumbnail <> ''
                and (record_file.has_consent or not record_file.shows_pupils)
        ) as publishable,
        count(*) filter (where attachment.thumbnail <> '') as pictures,
        first(
            attachment.id
            order by
                record_file.shows_pupils and not record_file.has_consent,
                record_file.happened_on,
                attachment.made_at,
                attachment.id
        ) filter (where attachment.thumbnail <> '') as cover_id
    from record_file
    inner join attachment on attachment.id = record_file.attachment_id
    where record_file.record = 'activity'
    group by record_file.record_id
)

select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    coalesce(documented.files, 0)::integer as files,
    coalesce(documented.pictures, 0)::integer as pictures,
    coalesce(documented.publishable, 0)::integer as publishable,
    documented.cover_id
from activity
left join documented on documented.activity_id = activity.id
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
