-- Which letters to many families can be found?
-- One row per letter; none about one pupil.
select
    letter_batch.id,
    letter_batch.subject as name,
    coalesce(activity.title, '') as about,
    null::uuid as of_id,
    letter_batch.school_year
from letter_batch
left join activity on activity.id = letter_batch.activity_id
where letter_batch.kind <> 'summons'
order by letter_batch.dated_on desc, letter_batch.id
