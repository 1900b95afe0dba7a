-- Who has something to do this year, and could be given a link?
-- One row per active person of a committee or with a task, without account first.
-- $year: first calendar year of the school year.
with held as (
    select committee_member.person_id, committee_member.activity_id
    from committee_member
    union
    select task_person.person_id, task.activity_id
    from task_person
    inner join task on task.id = task_person.task_id
)
select
    person.id,
    person.name,
    person.element,
    exists (
        from account
        where account.person_id = person.id and account.closed_at is null
    ) as has_account,
    count(distinct held.activity_id) as activities
from held
inner join activity on activity.id = held.activity_id
inner join person on person.id = held.person_id
where activity.school_year = $year and person.is_active
group by person.id, person.name, person.element
order by has_account, alphabetical(person.name), person.id
