-- Which letters of a batch have an answer link, and until when?
-- One row per link that was not revoked, the oldest first.
-- $batch_id: the letters.
select
    record_link.id,
    record_link.record_id as letter_id,
    record_link.expires_at
from record_link
inner join delivery on delivery.id = record_link.record_id
where delivery.batch_id = $batch_id
    and record_link.purpose = 'answer'
    and record_link.revoked_at is null
order by record_link.made_at, record_link.id
