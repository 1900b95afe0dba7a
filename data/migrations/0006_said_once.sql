-- Whether an activity did not take place on its day; in Python it is ActivityStep's.
create macro is_called_off(step) as step in ('postponed', 'not_held');

-- The Mondays of the weeks an activity is in; a month does not say in which it will be.
create macro planned_weeks(activity) as case
    when activity.date_precision = 'day' then generate_series(
        date_trunc('week', activity.planned_on),
        last_planned_day(activity)::timestamp,
        interval 7 days
    )::date[]
    else []::date[]
end;

-- One row per activity and person who works for it: in charge, or in its committee.
create view activity_person as
select activity.id as activity_id, activity.person_id
from activity
where activity.person_id is not null
union
select committee_member.activity_id, committee_member.person_id
from committee_member;

-- One row per task: how much belongs to it beside its own words.
create view task_size as
select
    task.id as task_id,
    (
        select count(*) from task_item where task_item.task_id = task.id
    ) as items,
    (
        select count(*) from task_item
        where task_item.task_id = task.id and task_item.is_done
    ) as items_done,
    (
        select count(*) from task_comment where task_comment.task_id = task.id
    ) as comments,
    (
        select count(*) from task_attachment where task_attachment.task_id = task.id
    ) as files
from task;

-- One row per term in office, with the names of its holder, position and body.
create view held_term as
select
    office_term.id,
    office_term.office_id,
    office_term.person_id,
    office_term.element,
    office_term.term_number,
    office_term.starts_on,
    office_term.ends_on,
    office_term.left_on,
    office_term.reason,
    office_term.version,
    person.name,
    person.is_active,
    person.element as person_element,
    office.number as office_number,
    office.title as office_title,
    body.id as body_id,
    body.kind as body_kind,
    body.title as body_title
from office_term
inner join office on office.id = office_term.office_id
inner join body on body.id = office.body_id
inner join person on person.id = office_term.person_id;

-- Whether a term in office runs on a day.
create macro is_in_office(term, day) as
    term.starts_on <= day
    and (term.ends_on is null or term.ends_on >= day)
    and (term.left_on is null or term.left_on >= day);
