-- In which activities of the year can a contact count?
-- One row per activity for some families or of visits, consultations and conferences
-- that is not closed, by title.
-- $year: first calendar year of the school year; $forms: visits, talks and the like.
select
    activity.id as activity_id,
    activity.title
from activity
left join closing on closing.activity_id = activity.id
where activity.school_year = $year
    and closing.completed_at is null
    and (
        activity.audience = 'pupils'
        or list_has_any(activity.forms, $forms::text[])
    )
order by alphabetical(activity.title), activity.id
