-- How do teachers see pupils' knowledge, attitude and skill, in their form of the year?
-- One row per item of the three domains that was asked with a scale.
-- $year: first calendar year of the school year. Reversed items are turned.
select
    questionnaire_item.id,
    questionnaire_item.part,
    questionnaire_item.text,
    len(questionnaire_item.options) as points,
    count(answer.value)::integer as sheets,
    round(
        avg(
            if(
                questionnaire_item.is_reversed,
                len(questionnaire_item.options) + 1 - answer.value,
                answer.value
            )
        ),
        1
    )::decimal(6, 1) as mean
from questionnaire
inner join questionnaire_item
    on questionnaire_item.questionnaire_id = questionnaire.id
left join answer on answer.item_id = questionnaire_item.id
where questionnaire.school_year = $year
    and questionnaire.kind = 'teacher'
    and questionnaire_item.kind = 'scale'
    and questionnaire_item.part in ('cognitive', 'affective', 'psychomotor')
group by
    questionnaire_item.id,
    questionnaire_item.part,
    questionnaire_item.text,
    questionnaire_item.options
order by
    questionnaire_item.part,
    alphabetical(questionnaire_item.text),
    questionnaire_item.id
