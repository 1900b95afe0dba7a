-- Which accreditation, standing or award has ended, or ends soon?
-- One row per newest accreditation, and per newest of each title, the earliest end first.
-- $until: the last day that is looked at.
with newest as (
    select
        recognition.*,
        row_number() over (
            partition by
                recognition.kind,
                if(recognition.kind = 'accreditation', '', alphabetical(recognition.title)),
                if(recognition.kind = 'accreditation', '', coalesce(recognition.level, ''))
            order by
                recognition.given_year desc,
                recognition.given_on desc nulls last,
                recognition.id
        ) as place
    from recognition
)

select
    newest.kind,
    newest.title,
    newest.predicate,
    newest.number,
    newest.valid_until
from newest
where newest.place = 1
    and newest.valid_until <= $until
order by newest.valid_until, alphabetical(newest.title), newest.id
