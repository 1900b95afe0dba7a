-- Which files were handed in with the records that prove something?
-- One row per record and file, by the day of the fact. Without their content.
-- Receipts stand under their activity; a task's files have no day of their own.
with zone as (
    select coalesce(max(time_zone), 'Asia/Jakarta') as name
    from school
)

select
    record_file.record,
    record_file.record_id::text as record_key,
    attachment.id as attachment_id,
    attachment.name,
    attachment.media_type,
    attachment.size,
    attachment.sha256,
    record_file.happened_on,
    record_file.caption,
    record_file.shows_pupils and not record_file.has_consent as is_closed,
    record_file.record as owner,
    record_file.record_id as owner_id
from record_file
inner join attachment on attachment.id = record_file.attachment_id
where record_file.record <> 'spending'

union all

select
    'spending' as record,
    spending.activity_id::text as record_key,
    attachment.id as attachment_id,
    attachment.name,
    attachment.media_type,
    attachment.size,
    attachment.sha256,
    record_file.happened_on,
    record_file.caption,
    false as is_closed,
    'spending' as owner,
    spending.id as owner_id
from spending
inner join record_file
    on record_file.record = 'spending'
    and record_file.record_id = spending.id
inner join attachment on attachment.id = record_file.attachment_id

union all

select
    'task' as record,
    task_attachment.task_id::text as record_key,
    attachment.id as attachment_id,
    attachment.name,
    attachment.media_type,
    attachment.size,
    attachment.sha256,
    (attachment.made_at at time zone zone.name)::date as happened_on,
    '' as caption,
    false as is_closed,
    'task' as owner,
    task_attachment.task_id as owner_id
from task_attachment
inner join attachment on attachment.id = task_attachment.attachment_id
cross join zone
order by record, record_key, happened_on, attachment_id
