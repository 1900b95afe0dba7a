-- Which letters about one pupil can be found?
-- One row per letter; the pupil is not named.
select
    letter_batch.id,
    letter_batch.subject as name,
    '' as about,
    null::uuid as of_id,
    letter_batch.school_year
from letter_batch
where letter_batch.kind = 'summons'
order by letter_batch.dated_on desc, letter_batch.id
