-- What did each sheet say to the items that show what is known?
-- One row per sheet and such item, answered or not; by sheet, in the order of the items.
-- $questionnaire_id: the questionnaire.
select
    sheet.id as sheet_id,
    sheet.moment,
    sheet.code,
    item.id as item_id,
    answer.value
from answer_sheet as sheet
inner join questionnaire_item as item
    on item.questionnaire_id = sheet.questionnaire_id
    and (item.key <> '' or item.kind = 'scale')
left join answer on answer.sheet_id = sheet.id and answer.item_id = item.id
where sheet.questionnaire_id = $questionnaire_id and sheet.moment <> ''
order by sheet.id, item.number, item.id
