-- Which activities are still to come, and what is ready for each of them?
-- One row per activity that is not over and not closed, by its day; what an activity
-- does not need is null: a visit neither day nor programme, without families no letters,
-- what was added after the approval neither standard nor costs.
-- $year: first calendar year of the school year; $today: the day at the school's clock.
-- Who is not active any more holds no position and has no task.
with coming as (
    select
        activity.*,
        planned_day(activity) as "when",
        activity.date_precision = 'month' as is_by_month,
        coalesce(activity.category in ('service', 'information'), false) as is_light,
        coalesce(activity.category = 'information', false) as is_written
    from activity
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
        and activity_step.step in ('planned', 'closing')
        and (
            activity.planned_on is null
            or last_planned_day(activity) >= $today::date
        )
),

post as (
    select
        committee_position.activity_id,
        committee_position.title,
        exists (
            select 1
            from committee_member
            inner join person on person.id = committee_member.person_id
            where committee_member.position_id = committee_position.id
                and person.is_active
        ) as is_held
    from committee_position
    inner join coming on coming.id = committee_position.activity_id
),

position_count as (
    select
        post.activity_id,
        count(*) as positions,
        count(*) filter (post.is_held) as held,
        bool_or(
            post.is_held
            and regexp_matches(lower(post.title), '^(sekretaris|secretary|notulis)')
        ) as has_secretary
    from post
    group by post.activity_id
),

had as (
    select distinct task_person.task_id
    from task_person
    inner join person on person.id = task_person.person_id
    where person.is_active
),

task_count as (
    select
        task.activity_id,
        count(*) as tasks,
        count(*) filter (task.step <> 'done') as open_tasks,
        count(*) filter (task.step <> 'done' and task_due.due_on < $today::date)
            as overdue_tasks,
        count(*) filter (task.step <> 'done' and had.task_id is null) as nobodys,
        count(*) filter (list_contains(task.evidence, 'invitation')) as invitations,
        count(*) filter (
            task.step = 'done' and list_contains(task.evidence, 'invitation')
        ) as invitations_done,
        count(*) filter (
            list_contains(task.evidence, 'minutes') and had.task_id is not null
        ) as minutes
    from task
    inner join coming on coming.id = task.activity_id
    inner join task_due on task_due.task_id = task.id
    left join had on had.task_id = task.id
    group by task.activity_id
),

letter_count as (
    select
        letter_batch.activity_id,
        count(distinct letter_reach.student_id) as letters,
        count(distinct letter_reach.student_id) filter (letter_reach.is_sent) as sent
    from letter_batch
    inner join coming on coming.id = letter_batch.activity_id
    inner join letter_reach on letter_reach.batch_id = letter_batch.id
    where letter_batch.kind in ('invitation', 'permission')
    group by letter_batch.activity_id
),

reporting as (
    select distinct record_link.record_id as activity_id
    from record_link
    where record_link.purpose = 'check-in'
        and record_link.revoked_at is null
),

line_count as (
    select
        budget_line.activity_id,
        count(*) as lines
    from budget_line
    group by budget_line.activity_id
)

select
    coming.id as activity_id,
    coming.title,
    coming."when",
    activity_in_charge.name as in_charge,
    coalesce(task_count.open_tasks, 0) as open_tasks,
    coalesce(task_count.overdue_tasks, 0) as overdue_tasks,
    case
        when is_confidential(coming.audience, coming.forms) then 0
        else coalesce(letter_count.letters, activity_families.families, 0)
    end as letters,
    coalesce(letter_count.sent, 0) as letters_sent,
    case
        when coming.is_light and coming.is_by_month then null
        else coming.planned_on is not null and not coming.is_by_month
    end as has_date,
    case
        when coming.is_by_month or coming.planned_on is null or coming.is_written
            then null
        else coming.starts_at is not null
    end as has_hour,
    case
        when coming.mode = 'online' or coming.is_written then null
        else coming.place <> ''
    end as has_place,
    case
        when coming.is_light and position_count.positions is null then null
        else coalesce(position_count.positions = position_count.held, false)
    end as has_committee,
    case
        when coming.is_light and task_count.tasks is null then null
        else coalesce(task_count.tasks > 0 and task_count.nobodys = 0, false)
    end as has_tasks,
    case
        when task_count.tasks is null then null
        else task_count.overdue_tasks = 0
    end as has_time,
    case
        when coming.is_light and not list_contains(coming.evidence, 'decree') then null
        else coalesce(decree.number <> '' and decree.decided_on is not null, false)
    end as has_decree,
    case
        when letter_count.letters > 0 then letter_count.sent = letter_count.letters
        when task_count.invitations > 0
            then task_count.invitations = task_count.invitations_done
        when coming.is_light or activity_families.families is null then null
        else false
    end as has_invitation,
    case
        when activity_families.families is null
            or not list_contains(coming.evidence, 'attendance') then null
        else printed_sheets.activity_id is not null or reporting.activity_id is not null
    end as has_attendance,
    case
        when coming.is_light then null
        else coming.rundown <> ''
    end as has_rundown,
    case
        when not list_contains(coming.evidence, 'minutes') then null
        else coalesce(position_count.has_secretary, false)
            or coalesce(task_count.minutes > 0, false)
    end as has_minutes,
    case
        when coming.incidental <> '' then null
        else coming.indicator <> '' and coming.target is not null
    end as has_standard,
    case
        when coming.incidental <> '' then null
        else coalesce(line_count.lines > 0, false)
    end as has_budget
from coming
left join activity_in_charge on activity_in_charge.activity_id = coming.id
left join activity_families on activity_families.activity_id = coming.id
left join position_count on position_count.activity_id = coming.id
left join task_count on task_count.activity_id = coming.id
left join letter_count on letter_count.activity_id = coming.id
left join line_count on line_count.activity_id = coming.id
left join printed_sheets on printed_sheets.activity_id = coming.id
left join reporting on reporting.activity_id = coming.id
left join decree on decree.activity_id = coming.id
order by coming.planned_on nulls last, alphabetical(coming.title), coming.id
