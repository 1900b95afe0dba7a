-- Who stands, or stood, in for which pupil's parents?
-- One row per registration, by class group and pupil, the newest first.
-- $year: first calendar year of the school year whose class groups are shown.
select
    foster_parent.id,
    foster_parent.student_id,
    student.name as pupil,
    coalesce(class_group.name, '') as class_group,
    foster_parent.name,
    foster_parent.phone,
    foster_parent.reason,
    foster_parent.note,
    foster_parent.family_agreed_on,
    foster_parent.foster_agreed_on,
    foster_parent.begins_on,
    foster_parent.ends_on,
    foster_parent.version
from foster_parent
inner join student on student.id = foster_parent.student_id
left join enrolment
    on enrolment.student_id = student.id
    and enrolment.school_year = $year
left join class_group on class_group.id = enrolment.class_group_id
order by
    class_group.grade nulls last,
    alphabetical(class_group.suffix),
    alphabetical(student.name),
    foster_parent.begins_on desc,
    foster_parent.id
