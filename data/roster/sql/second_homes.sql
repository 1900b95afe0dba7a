-- Who speaks for a pupil in a second home, and do letters go there too?
-- One row per person, by name.
select
    pupil_contact.id,
    pupil_contact.student_id,
    pupil_contact.name,
    pupil_contact.relation,
    pupil_contact.phone,
    pupil_contact.gets_letters,
    pupil_contact.version
from pupil_contact
order by alphabetical(pupil_contact.name), pupil_contact.id
