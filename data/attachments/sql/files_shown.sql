-- Which files belong to records of this kind, and what do they show?
-- One row per file, by the day of the fact. Without its content, which lies elsewhere.
-- $record: the records' table; $record_id: one record alone, or null for all of
-- $activity_id's records.
select
    record_file.attachment_id,
    attachment.name,
    attachment.media_type,
    attachment.size,
    attachment.thumbnail <> '' as has_thumbnail,
    attachment.made_at,
    attachment.made_by,
    coalesce(person.name, '') as person,
    record_file.record_id,
    record_file.happened_on,
    record_file.caption,
    record_file.shows_pupils,
    record_file.has_consent,
    record_file.version
from record_file
inner join attachment on attachment.id = record_file.attachment_id
left join person on person.id = attachment.made_by
where record_file.record = $record
    and ($record_id::uuid is null or record_file.record_id = $record_id)
    and ($activity_id::uuid is null or record_file.activity_id = $activity_id)
order by record_file.happened_on, attachment.made_at, attachment.id
