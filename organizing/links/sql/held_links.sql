-- Who has a personal link this year, until when, and when was it last used?
-- One row per link, those of a person beside each other, newest first.
-- $year: first calendar year of the school year.
with open_tasks as (
    select
        task_person.person_id,
        count(*) as count
    from task_person
    inner join task on task.id = task_person.task_id
    inner join activity on activity.id = task.activity_id
    where activity.school_year = $year and task.step <> 'done'
    group by task_person.person_id
)
select
    personal_link.id,
    personal_link.person_id,
    person.name,
    person.element,
    person.phone,
    person.is_active,
    exists (
        from account
        where account.person_id = personal_link.person_id
            and account.closed_at is null
    ) as has_account,
    coalesce(open_tasks.count, 0) as open_tasks,
    personal_link.made_at,
    coalesce(giver.name, '') as made_by,
    personal_link.expires_at,
    personal_link.revoked_at,
    personal_link.last_used_at,
    personal_link.version
from personal_link
inner join person on person.id = personal_link.person_id
left join person as giver on giver.id = personal_link.made_by
left join open_tasks on open_tasks.person_id = personal_link.person_id
where personal_link.school_year = $year
order by alphabetical(person.name), personal_link.person_id, personal_link.made_at desc,
    personal_link.id desc
