-- Which proofs are there for the items of an instrument, and where is each?
-- One row per item and proof, by item and kind, the newest first.
-- $instrument: its key; $expected: what its items expect, as JSON; $today: the day;
-- $code and $kind: only of this item and kind, or null for all.
with newest_file as (
    select
        record_id::text as record_key,
        arg_max(attachment_id, attachment.made_at) as file_id
    from record_file
    inner join attachment on attachment.id = record_file.attachment_id
    where record = 'evidence'
    group by record_id
)

select
    serving.code,
    serving.kind,
    serving.record,
    serving.record_key,
    serving.activity_id,
    serving.activity,
    serving.school_year,
    serving.happened_on,
    serving.title,
    serving.counted,
    serving.is_linked,
    nullif(serving.step, '') as step,
    serving.is_sensitive,
    serving.happened_on >= cast($today as date) - to_months(serving.months)
        as is_fresh,
    coalesce(evidence.address, '') as address,
    case when serving.record = 'evidence' then newest_file.file_id end as file_id
from proof_serving($instrument, $expected) as serving
left join evidence
    on serving.record = 'evidence' and evidence.id::text = serving.record_key
left join newest_file on newest_file.record_key = serving.record_key
where ($code is null or serving.code = $code)
    and ($kind is null or serving.kind = $kind)
order by
    serving.code,
    serving.kind,
    serving.happened_on desc,
    serving.record,
    serving.record_key
