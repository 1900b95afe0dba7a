-- Which class groups does a year have, and how large are they?
-- One row per class group, VII A to IX G.
-- $year: first calendar year of the school year, or null for all.
select
    class_group.id,
    class_group.name,
    class_group.grade,
    class_group.school_year || '/' || (class_group.school_year + 1) as school_year,
    class_group_size.students,
    class_group_size.families
from class_group
inner join class_group_size on class_group_size.class_group_id = class_group.id
where $year::integer is null or class_group.school_year = $year
order by
    class_group.school_year desc,
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name)
