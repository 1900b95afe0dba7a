-- Signed reviews of semesters and years, answers, recognitions and remarks prove too.
alter view proof rename to proof_of_activities;

-- Everything that the records themselves prove, and what was handed in.
-- One row per proof: its kind, the record that holds it, the day of the fact. Of a
-- recognition of which only the year is known this is the year's first day.
create view proof as
with zone as (
    select coalesce(max(time_zone), 'Asia/Jakarta') as name
    from school
),

newest as (
    select *
    from year_review
    qualify row_number() over (
        partition by school_year, scope order by number desc
    ) = 1
),

answered as (
    select
        coalesce(year_review.school_year, activity.school_year) as school_year,
        review_answer.review_id,
        review_answer.answered_at
    from review_answer
    left join year_review on year_review.id = review_answer.review_id
    left join review on review.id = review_answer.review_id
    left join activity on activity.id = review.activity_id
),

known as (
    select
        'review' as kind,
        'year_review' as record,
        newest.id::text as record_key,
        newest.school_year,
        (newest.signed_at at time zone zone.name)::date as happened_on,
        newest.scope as title,
        1 as counted
    from newest
    cross join zone
    union all
    select
        'review', 'review_answer', school_year::text, school_year,
        max((answered_at at time zone zone.name)::date), '',
        count(distinct review_id)::integer
    from answered
    cross join zone
    where school_year is not null
    group by school_year
    union all
    select
        'certificate', 'recognition', id::text,
        case
            when given_on is not null and month(given_on) < 7 then given_year - 1
            else given_year
        end,
        coalesce(given_on, make_date(given_year, 1, 1)),
        concat_ws(' – ', title, nullif(predicate, '')), 1
    from recognition
    union all
    select
        'monitoring', 'monitoring_remark', school_year::text, school_year,
        max((made_at at time zone zone.name)::date), '', count(*)::integer
    from monitoring_remark
    cross join zone
    group by school_year
)

select * from proof_of_activities
union all
select
    kind, record, record_key, null, null, school_year, happened_on, title, counted,
    [], [], [], '', '', false, if(record = 'recognition', lower(title), '')
from known;
