-- Which versions of the year's plan were approved, when, by whom and why?
-- One row per version, newest first; only the newest brings along what it froze.
-- $year: first calendar year of the school year.
select
    work_program_version.number,
    work_program_version.approved_at,
    coalesce(person.name, '') as approved_by,
    work_program_version.reason,
    work_program_version.is_minor,
    case
        when work_program_version.number = max(work_program_version.number) over ()
            then work_program_version.content::text
        else ''
    end as content,
    coalesce((
        select list(
            struct_pack(
                activity_id := day_change.activity_id,
                rundown := day_change.rundown,
                place := day_change.place,
                starts_at := day_change.starts_at,
                ends_at := day_change.ends_at,
                person_id := day_change.person_id
            )
            order by day_change.activity_id
        )
        from day_change
        inner join activity on activity.id = day_change.activity_id
        where activity.school_year = work_program.school_year
            and day_change.since = work_program_version.number
    ), []) as days
from work_program_version
inner join work_program
    on work_program.id = work_program_version.work_program_id
left join person on person.id = work_program_version.approved_by
where work_program.school_year = $year
order by work_program_version.number desc
