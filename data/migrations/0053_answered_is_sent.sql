-- What was received or answered was sent, also where nobody noted how.
create or replace view letter_reach as
select
    letter_home.batch_id,
    letter_home.student_id,
    letter_home.class_group_id,
    coalesce(
        bool_or(
            delivery.sent_on is not null
            or delivery.messaged_on is not null
            or delivery.receipt = 'yes'
            or delivery.reply is not null
        ),
        false
    ) as is_sent,
    coalesce(bool_or(delivery.receipt = 'yes'), false) as is_received,
    coalesce(
        bool_or(delivery.reply in ('coming', 'father', 'mother', 'guardian')), false
    ) as is_coming,
    coalesce(bool_or(delivery.reply = 'other'), false) as is_represented,
    coalesce(bool_or(delivery.reply = 'not_coming'), false) as is_not_coming
from letter_home
left join delivery
    on delivery.batch_id = letter_home.batch_id
    and delivery.student_id = letter_home.student_id
    and delivery.contact_id is not distinct from letter_home.contact_id
group by letter_home.batch_id, letter_home.student_id, letter_home.class_group_id;
