-- How often was each answer of a questionnaire's marks given?
-- One row per item, moment and answer, in the order of the items.
-- $questionnaire_id: the questionnaire.
with given as (
    select
        sheet.moment,
        answer.item_id,
        answer.value,
        unnest(
            case when len(answer.chosen) = 0 then [null] else answer.chosen end
        ) as chosen
    from answer
    inner join answer_sheet as sheet on sheet.id = answer.sheet_id
    where sheet.questionnaire_id = $questionnaire_id
)

select
    item.id as item_id,
    given.moment,
    given.value,
    given.chosen,
    count(*) as times
from questionnaire_item as item
inner join given on given.item_id = item.id
where item.kind <> 'text'
    and (given.value is not null or given.chosen is not null)
group by item.id, item.number, given.moment, given.value, given.chosen
order by item.number, item.id, given.moment, given.value, given.chosen
