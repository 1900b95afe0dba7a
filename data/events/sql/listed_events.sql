-- What happened in the school, who did it, and when?
-- One row per line of the history, the newest first, a page of them.
-- $person: the name of who did it; null: everybody.
-- $record: the table it is about; null: all.
-- $since, $until: microseconds since 1970; null: from the beginning, to the end.
-- $sees_secrets: also those about $secret tables, but for these $open events.
-- $skipped, $most: how many newer ones are left out, and how many are returned.
select
    history.number,
    history.noted_at,
    history.person,
    history.record,
    history.record_id,
    history.event,
    history.facts,
    count(*) over () as found
from history
where ($sees_secrets
        or not list_contains($secret::text[], history.record)
        or list_contains($open::text[], history.event)
    )
    and ($person is null or history.person = $person)
    and ($record is null or history.record = $record)
    and ($since is null or epoch_us(history.noted_at) >= $since)
    and ($until is null or epoch_us(history.noted_at) < $until)
order by history.number desc
limit $most
offset $skipped
