-- Which letters went to the families invited to an activity, and how far did they come?
-- One row per batch, the first first; letters about one pupil are nobody else's.
-- $activity_id: the activity; families: one for each pupil.
with reach as (
    select
        letter_reach.batch_id,
        count(distinct letter_reach.student_id) as families,
        count(distinct letter_reach.student_id) filter (letter_reach.is_sent) as sent,
        count(distinct letter_reach.student_id) filter (letter_reach.is_received)
            as received
    from letter_reach
    inner join letter_batch on letter_batch.id = letter_reach.batch_id
    where letter_batch.activity_id = $activity_id
    group by letter_reach.batch_id
)

select
    letter_batch.kind,
    letter_batch.number,
    letter_batch.dated_on,
    letter_batch.subject,
    coalesce(reach.families, 0) as families,
    coalesce(reach.sent, 0) as sent,
    coalesce(reach.received, 0) as received
from letter_batch
left join reach on reach.batch_id = letter_batch.id
where letter_batch.activity_id = $activity_id
    and letter_batch.student_id is null
    and letter_batch.kind <> 'summons'
order by letter_batch.dated_on, letter_batch.id
