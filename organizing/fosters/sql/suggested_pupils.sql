-- For which pupils does the list say that somebody may have to stand in?
-- One row per pupil without a standing-in parent on that day, by class group and name.
-- $year: first calendar year of the school year; $day: the day that is asked about.
with hinted as (
    select
        student.id as student_id,
        student.name as pupil,
        enrolment.class_group_id,
        case
            when family.father_deceased and family.mother_deceased
                and family.guardian_name = '' then 'deceased'
            when family.father_name = '' and family.mother_name = ''
                and family.guardian_name = '' then 'unnamed'
            when regexp_matches(
                lower(student.residence), 'asrama|kost?\b|kos |panti|pesantren|pondok'
            ) then 'away'
        end as hint
    from enrolment
    inner join student on student.id = enrolment.student_id
    inner join family on family.id = student.family_id
    where enrolment.school_year = $year
        and enrolment.step = 'active'
)

select
    hinted.student_id,
    hinted.pupil,
    class_group.name as class_group,
    hinted.hint
from hinted
inner join class_group on class_group.id = hinted.class_group_id
where hinted.hint is not null
    and not exists (
        select true
        from foster_parent
        where foster_parent.student_id = hinted.student_id
            and (foster_parent.ends_on is null or foster_parent.ends_on >= $day)
    )
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(hinted.pupil),
    hinted.student_id
