-- Who did something?
-- One row per name, in the order of names.
-- $sees_secrets: also those about $secret tables, but for these $open events.
select distinct
    history.person as name
from history
where history.person <> ''
    and ($sees_secrets
        or not list_contains($secret::text[], history.record)
        or list_contains($open::text[], history.event)
    )
order by alphabetical(history.person), history.person
