-- Which letters were written to parents this year, and how far is each?
-- One row per batch, the newest first; a pupil with two homes counts once.
-- $year: first calendar year of the school year; $activity_id: of one activity, or null.
-- $with_confidential: whether letters about one pupil are among them.
with reached as (
    select
        letter_reach.batch_id,
        count(*) as invited,
        count(*) filter (letter_reach.is_sent) as sent,
        count(*) filter (letter_reach.is_received) as received,
        count(*) filter (letter_reach.is_coming) as coming,
        count(*) filter (
            letter_reach.is_represented and not letter_reach.is_coming
        ) as represented,
        count(*) filter (
            letter_reach.is_not_coming
            and not (letter_reach.is_coming or letter_reach.is_represented)
        ) as not_coming
    from letter_reach
    group by letter_reach.batch_id
),
by_name as (
    select
        delivery.batch_id,
        count(*) as people
    from delivery
    where delivery.student_id is null
    group by delivery.batch_id
)
select
    coalesce(reached.invited, 0) as invited,
    coalesce(reached.sent, 0) as sent,
    coalesce(reached.received, 0) as received,
    coalesce(reached.coming, 0) as coming,
    coalesce(reached.represented, 0) as represented,
    coalesce(reached.not_coming, 0) as not_coming,
    letter_batch.id,
    letter_batch.kind,
    letter_batch.activity_id,
    coalesce(activity.title, '') as activity,
    letter_batch.subject,
    letter_batch.dated_on,
    letter_batch.number,
    coalesce(is_confidential(activity.audience, activity.forms), false)
        as is_confidential,
    coalesce(by_name.people, 0) as people
from letter_batch
left join activity on activity.id = letter_batch.activity_id
left join reached on reached.batch_id = letter_batch.id
left join by_name on by_name.batch_id = letter_batch.id
where letter_batch.school_year = $year
    and ($activity_id::uuid is null or letter_batch.activity_id = $activity_id)
    and ($with_confidential or letter_batch.kind <> 'summons')
order by letter_batch.dated_on desc, letter_batch.made_at desc, letter_batch.id
