-- What was said about this task, and by whom?
-- One row per comment, oldest first.
-- $task_id: the task.
select
    task_comment.id,
    task_comment.text,
    task_comment.made_at,
    coalesce(person.name, '') as person
from task_comment
left join person on person.id = task_comment.made_by
where task_comment.task_id = $task_id
order by task_comment.made_at, task_comment.id
