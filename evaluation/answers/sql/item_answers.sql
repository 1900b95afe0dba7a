-- How many answered each item of a questionnaire?
-- One row per item and moment at which somebody answered it, in their order.
-- $questionnaire_id: the questionnaire.
select
    item.id as item_id,
    sheet.moment,
    count(*) as sheets
from questionnaire_item as item
inner join answer on answer.item_id = item.id
inner join answer_sheet as sheet on sheet.id = answer.sheet_id
where item.questionnaire_id = $questionnaire_id
    and (answer.value is not null or answer.text <> '' or len(answer.chosen) > 0)
group by item.id, item.number, sheet.moment
order by item.number, item.id, sheet.moment
