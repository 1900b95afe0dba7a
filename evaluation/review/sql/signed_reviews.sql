-- Which reviews were signed this year, and by whom?
-- One row per signed version, newest version of each activity first.
select
    review.managed_well,
    review.continuous,
    review.effective,
    review.note,
    review.decision,
    review.reason,
    review.id,
    review.activity_id,
    activity.title as activity,
    review.number,
    review.judged,
    review.signed_at,
    coalesce(person.name, '') as signed_by,
    coalesce(person.employee_number, '') as signed_number
from review
inner join activity on activity.id = review.activity_id
left join person on person.id = review.signed_by
where activity.school_year = $year
order by
    activity.planned_on nulls last,
    alphabetical(activity.title),
    review.activity_id,
    review.number desc
