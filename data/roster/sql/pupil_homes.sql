-- Where do a year's pupils live: whose children, which number, and may one write to it?
-- One row per pupil of the year's list, by class group and name.
-- $year: first calendar year of the school year.
select
    student.id as student_id,
    student.name,
    class_group.name as class_group,
    family.id as family_id,
    family.father_name,
    family.mother_name,
    family.guardian_name,
    coalesce(student.phone, family.phone) as phone,
    coalesce(message_consent.owner, '') as owner,
    message_consent.given_on,
    coalesce(message_consent.given_by, '') as given_by,
    message_consent.withdrawn_on,
    coalesce(message_consent.version, 0) as version
from enrolment
inner join student on student.id = enrolment.student_id
inner join family on family.id = student.family_id
inner join class_group on class_group.id = enrolment.class_group_id
left join message_consent on message_consent.family_id = family.id
where enrolment.school_year = $year and enrolment.step = 'active'
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(student.name),
    student.id
