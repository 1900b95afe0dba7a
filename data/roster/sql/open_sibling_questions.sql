-- Which families may be one, and who are their children?
-- One row per open question.
select
    sibling_question.family_id,
    sibling_question.other_family_id,
    family.father_name,
    family.mother_name,
    family.phone,
    other_family.phone as other_phone,
    (
        select string_agg(student.name, ', ' order by alphabetical(student.name))
        from student
        where student.family_id = sibling_question.family_id
    ) as children,
    (
        select string_agg(student.name, ', ' order by alphabetical(student.name))
        from student
        where student.family_id = sibling_question.other_family_id
    ) as other_children
from sibling_question
inner join family on family.id = sibling_question.family_id
inner join family as other_family
    on other_family.id = sibling_question.other_family_id
where sibling_question.answer = 'open'
order by
    alphabetical(family.father_name),
    sibling_question.family_id,
    sibling_question.other_family_id
