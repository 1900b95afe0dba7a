-- What belongs to each of a person's tasks: instructions, evidence, checklist?
-- One row per task of the person, in the order of their ids.
-- $person_id: the person; $year: first calendar year of the school year.
with items as (
    select
        task_item.task_id,
        list(
            {'id': task_item.id, 'title': task_item.title, 'is_done': task_item.is_done}
            order by task_item.number, task_item.id
        ) as found
    from task_item
    group by task_item.task_id
),
comments as (
    select
        task_comment.task_id,
        list(
            {
                'text': task_comment.text,
                'made_at': task_comment.made_at,
                'name': coalesce(person.name, '')
            }
            order by task_comment.made_at, task_comment.id
        ) as found
    from task_comment
    left join person on person.id = task_comment.made_by
    group by task_comment.task_id
),
files as (
    select
        task_attachment.task_id,
        list(attachment.name order by attachment.made_at, attachment.id) as found
    from task_attachment
    inner join attachment on attachment.id = task_attachment.attachment_id
    group by task_attachment.task_id
)
select
    task.id,
    task.detail,
    task.evidence,
    coalesce(items.found, []) as items,
    coalesce(comments.found, []) as comments,
    coalesce(files.found, []::text[]) as files
from task_person
inner join task on task.id = task_person.task_id
inner join activity on activity.id = task.activity_id
left join items on items.task_id = task.id
left join comments on comments.task_id = task.id
left join files on files.task_id = task.id
where task_person.person_id = $person_id and activity.school_year = $year
order by task.id
