-- Which school years are in the records, and how much is in each?
-- One row per school year, newest first.
select
    school_year.start || '/' || (school_year.start + 1) as school_year,
    school_year.start,
    case
        when school_year.closed_on is not null then 'closed'
        when school_year.start > school.current_year then 'to_come'
        when school_year.start < school.current_year then 'to_close'
        else 'current'
    end as step,
    school_year.closed_on,
    school_year.version,
    (
        select count(*) from class_group
        where class_group.school_year = school_year.start
    ) as class_groups,
    (
        select count(*) from enrolment
        where enrolment.school_year = school_year.start
            and enrolment.step = 'active'
    ) as students,
    (
        select count(*) from activity
        where activity.school_year = school_year.start
    ) as activities
from school_year
left join school on school.id = 1
order by school_year.start desc
