-- Which files of records can be found?
-- One row per file and record; what families tell in confidence has no such files.
select
    attachment.id,
    attachment.name,
    concat_ws(' · ', nullif(record_file.caption, ''), activity.title) as about,
    record_file.record_id as of_id,
    activity.school_year,
    record_file.record
from record_file
inner join attachment on attachment.id = record_file.attachment_id
left join activity on activity.id = record_file.activity_id
order by attachment.made_at desc, attachment.id
