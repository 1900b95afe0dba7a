-- Up to when has somebody read what is new, and since when have they an account?
-- One row per person asked about.
-- $person: who; $username: their account.
select
    (
        select news_read.up_to
        from news_read
        where news_read.person_id = $person
    ) as up_to,
    (
        select min(history.noted_at)::date
        from history
        where history.record = 'account'
            and history.record_id = $username
            and history.event = 'opened'
    ) as since
order by up_to
