-- Which words are names of pupils, or of those who stand for them?
-- One row per word of four letters and more, in small letters.
with names as (
    select name from student
    union all
    select concat_ws(' ', father_name, mother_name, guardian_name) as name from family
),

words as (
    select distinct
        unnest(regexp_extract_all(lower(names.name), '[\p{L}\p{N}_]+')) as word
    from names
)

select words.word
from words
where length(words.word) >= 4
order by words.word
