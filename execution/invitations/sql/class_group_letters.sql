-- How far are the letters of a batch in each class group?
-- One row per class group, VII A to IX G; a pupil with two homes counts once.
-- $batch_id: the letters.
select
    count(*) as invited,
    count(*) filter (letter_reach.is_sent) as sent,
    count(*) filter (letter_reach.is_received) as received,
    count(*) filter (letter_reach.is_coming) as coming,
    count(*) filter (
        letter_reach.is_represented and not letter_reach.is_coming
    ) as represented,
    count(*) filter (
        letter_reach.is_not_coming
        and not (letter_reach.is_coming or letter_reach.is_represented)
    ) as not_coming,
    class_group.name as class_group
from letter_reach
inner join class_group on class_group.id = letter_reach.class_group_id
where letter_reach.batch_id = $batch_id
group by class_group.id, class_group.name, class_group.grade, class_group.suffix
order by class_group.grade, alphabetical(class_group.suffix), alphabetical(class_group.name)
