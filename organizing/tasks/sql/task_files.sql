-- Which files were handed in for this task, and by whom?
-- One row per file, oldest first.
-- $task_id: the task. Without the content, which is read when it is asked for.
select
    attachment.id,
    attachment.name,
    attachment.media_type,
    attachment.size,
    attachment.made_at,
    attachment.made_by,
    coalesce(person.name, '') as person
from task_attachment
inner join attachment on attachment.id = task_attachment.attachment_id
left join person on person.id = attachment.made_by
where task_attachment.task_id = $task_id
order by attachment.made_at, attachment.id
