-- What waits for a decision of the principal?
-- One row per school year asked about: how many of each.
-- $year: first calendar year of the school year; $today: the day at the school's clock.
select
    (
        select count(*) from work_program
        where work_program.school_year = $year and work_program.step = 'submitted'
    ) as programmes,
    (
        select count(*) from activity
        inner join activity_step on activity_step.activity_id = activity.id
        where activity.school_year = $year
            and activity_step.step not in ('planned', 'closing')
            and activity.id not in (select review.activity_id from review)
    ) as reviews,
    (
        select count(*) from finding
        where finding.school_year <= $year and finding.closed_on is null
    ) as findings,
    (
        select count(*) from follow_up
        where follow_up.school_year <= $year
            and follow_up.closed_on is null
            and follow_up.due_on < $today::date
    ) as overdue,
    (
        select count(*) from obstacle
        where obstacle.school_year = $year
            and obstacle.resolved_on is null
            and obstacle.raised_on < $today::date - 14
    ) as obstacles
order by programmes
