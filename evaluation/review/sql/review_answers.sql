-- What was answered to the year's reviews, of activities and of the year as a whole?
-- One row per answer, newest answer to each review first.
select
    review_answer.review_id,
    review_answer.number,
    review_answer.stance,
    review_answer.remark,
    review_answer.will_do,
    review_answer.answered_at,
    coalesce(person.name, '') as answered_by,
    coalesce(person.employee_number, '') as answered_number
from review_answer
left join review on review.id = review_answer.review_id
left join activity on activity.id = review.activity_id
left join year_review on year_review.id = review_answer.review_id
left join person on person.id = review_answer.answered_by
where coalesce(activity.school_year, year_review.school_year) = $year
order by review_answer.review_id, review_answer.number desc
