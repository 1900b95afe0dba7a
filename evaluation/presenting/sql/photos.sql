-- Which pictures of the year may be shown to everybody?
-- One row per activity that was held and has one, by the day it was taken.
-- $year: first calendar year of the school year. Only pictures without pupils, or with
-- their parents' consent; none of what is nobody else's to know.
select
    attachment.id as file_id,
    activity.title,
    record_file.happened_on
from record_file
inner join attachment on attachment.id = record_file.attachment_id
inner join activity
    on record_file.record = 'activity'
    and activity.id = record_file.record_id
where activity.school_year = $year
    and attachment.thumbnail <> ''
    and (record_file.has_consent or not record_file.shows_pupils)
    and not is_confidential(activity.audience, activity.forms)
qualify row_number() over (
    partition by activity.id
    order by record_file.happened_on, attachment.id
) = 1
order by record_file.happened_on, alphabetical(activity.title), attachment.id
