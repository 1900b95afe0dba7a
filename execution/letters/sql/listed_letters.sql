-- Where does each letter of a batch go, and what is known of it?
-- One row per letter: of pupils by class group and name, then those to people by name.
-- $batch_id: the letters.
with homes as (
    select
        letter_home.batch_id,
        letter_home.student_id,
        letter_home.contact_id,
        student.name as pupil,
        class_group.name as class_group,
        class_group.grade,
        class_group.suffix,
        student.family_id,
        family.father_name,
        family.mother_name,
        family.guardian_name,
        coalesce(pupil_contact.name, '') as contact,
        case
            when letter_home.contact_id is null
                then coalesce(student.phone, family.phone)
            else pupil_contact.phone
        end as phone,
        case when letter_home.contact_id is null then student.phone_typed else '' end
            as phone_typed,
        message_consent.withdrawn_on
    from letter_home
    inner join student on student.id = letter_home.student_id
    left join family on family.id = student.family_id
    inner join class_group on class_group.id = letter_home.class_group_id
    left join pupil_contact on pupil_contact.id = letter_home.contact_id
    left join message_consent
        on message_consent.family_id = student.family_id
        and letter_home.contact_id is null
    where letter_home.batch_id = $batch_id
)
select
    delivery.id as known_id,
    coalesce(homes.batch_id, delivery.batch_id) as batch_id,
    homes.student_id,
    homes.contact_id,
    coalesce(homes.pupil, '') as pupil,
    coalesce(homes.class_group, '') as class_group,
    homes.family_id,
    coalesce(homes.father_name, '') as father_name,
    coalesce(homes.mother_name, '') as mother_name,
    coalesce(homes.guardian_name, '') as guardian_name,
    coalesce(homes.contact, '') as contact,
    coalesce(delivery.name, '') as name,
    coalesce(delivery.position, '') as position,
    coalesce(homes.phone, delivery.phone) as phone,
    coalesce(homes.phone_typed, '') as phone_typed,
    homes.withdrawn_on,
    coalesce(delivery.number, '') as number,
    delivery.channel,
    delivery.sent_on,
    delivery.messaged_on,
    coalesce(delivery.receipt, 'unknown') as receipt,
    delivery.received_on,
    delivery.reply,
    coalesce(delivery.reply_name, '') as reply_name,
    delivery.reply_by,
    delivery.replied_on,
    coalesce(delivery.version, 0) as version
from homes
full join (
    from delivery where delivery.batch_id = $batch_id
) as delivery
    on delivery.student_id = homes.student_id
    and delivery.contact_id is not distinct from homes.contact_id
where homes.student_id is not null or delivery.student_id is null
order by
    homes.grade nulls last,
    alphabetical(coalesce(homes.suffix, '')),
    alphabetical(coalesce(homes.pupil, '')),
    homes.student_id,
    homes.contact_id nulls first,
    alphabetical(coalesce(delivery.name, '')),
    delivery.id
