-- Obstacles live by themselves: raised at any time, of an activity, of a hindered task,
-- or of neither; what helps stands beside them.

create table new_obstacle (
    id          uuid primary key,
    school_year integer not null,
    activity_id uuid,                   -- null: of no activity
    task_id     uuid,                   -- null: not from a hindered task
    code        text not null,
    side        text not null,          -- internal, external, both
    note        text not null,
    remedy      text not null,
    owner_id    uuid,                   -- who sees to it; null: nobody yet
    raised_on   date not null,
    raised_by   uuid,                   -- null: kept before this was asked
    acted_on    date,
    resolved_on date,
    effect      text,                   -- of the remedy: helped, partly, not_helped
    effect_note text not null,
    version     integer not null
);

insert into new_obstacle
select
    obstacle.id,
    coalesce(
        activity.school_year,
        year(obstacle.raised_on) - (month(obstacle.raised_on) < 7)::integer
    ),
    obstacle.activity_id,
    null,
    obstacle.code,
    obstacle.side,
    obstacle.note,
    obstacle.remedy,
    null,
    obstacle.raised_on,
    null,
    null,
    obstacle.resolved_on,
    null,
    '',
    1
from obstacle
left join activity on activity.id = obstacle.activity_id;

-- A task that is hindered now has its obstacle, since the day when it was reported.
insert into new_obstacle
select
    md5('obstacle of ' || task.id::text)::uuid,
    activity.school_year,
    task.activity_id,
    task.id,
    task.obstacle,
    case
        when task.obstacle in (
            'busy', 'economy', 'participation', 'attitude', 'pandemic', 'ideas'
        ) then 'external'
        when task.obstacle in ('meeting', 'incidental', 'other') then 'both'
        else 'internal'
    end,
    task.obstacle_note,
    '',
    task.person_id,
    coalesce(
        reported.on_day, activity.planned_on, make_date(activity.school_year, 7, 1)
    ),
    reported.person_id,
    null,
    null,
    null,
    '',
    1
from task
inner join activity on activity.id = task.activity_id
left join (
    select
        history.record_id,
        max(history.noted_at)::date as on_day,
        arg_max(history.person_id, history.noted_at) as person_id
    from history
    where history.record = 'task'
        and history.event = 'moved'
    group by history.record_id
) as reported on reported.record_id = task.id::text
where task.step = 'hindered'
    and task.obstacle is not null;

drop table obstacle;
alter table new_obstacle rename to obstacle;

create table supporting_factor (        -- what helped, and on whose side
    id          uuid primary key,
    school_year integer not null,
    activity_id uuid,                   -- null: of no activity
    code        text not null,
    side        text not null,          -- school, parents, both
    note        text not null,
    noted_on    date not null,
    noted_by    uuid not null,
    version     integer not null
);
