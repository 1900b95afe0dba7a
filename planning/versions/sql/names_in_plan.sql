-- What are the people called that a plan may name, and what the class groups?
-- One row per person and per class group, by name.
select
    id,
    name
from person
union all
select
    id,
    name
from class_group
order by alphabetical(name), id
