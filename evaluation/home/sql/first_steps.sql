-- How far did the school come on the way to its first plan?
-- One row per school year asked about: exactly one.
-- $year: first calendar year of the school year; $deciding: the roles that approve plans.
select
    (
        select count(*)
        from enrolment
        where enrolment.school_year = $year and enrolment.step = 'active'
    ) as pupils,
    (select count(*) from class_group where class_group.school_year = $year)
        as class_groups,
    (select count(*) from person where person.is_active) as people,
    count(*) as accounts,
    count(case when list_contains($deciding::varchar[], account.role) then 1 end)
        as deciders,
    (select count(*) from goal where goal.school_year = $year) as goals,
    (select count(*) from activity where activity.school_year = $year) as activities,
    exists (select 1 from work_program where work_program.step <> 'draft')
    or exists (select 1 from work_program_version) as was_submitted
from account
inner join person on person.id = account.person_id
where account.closed_at is null and person.is_active
order by accounts
