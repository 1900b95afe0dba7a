-- Which lines of the history do not follow from the line before them?
-- One row per such line, in the order of their numbers, at most $most of them.
-- $most: how many are told one by one; each row says how many there are.
with numbered as (
    select
        history.*,
        count(*) over (partition by history.number) as times,
        max(history.number) over (
            order by history.number
            range between unbounded preceding and 1 preceding
        ) as number_before
    from history
),
followed as (
    select
        numbered.*,
        coalesce(before.hash, '') as hash_before,
        numbered.number = 1 or before.id is not null as has_before,
        sha256(line_to_hash(coalesce(before.hash, ''), numbered)) = numbered.hash as fits
    from numbered
    left join history as before on before.number = numbered.number - 1
    qualify row_number() over (partition by numbered.id order by fits desc) = 1
)
select
    followed.id,
    followed.noted_at,
    followed.person_id,
    followed.person,
    followed.record,
    followed.record_id,
    followed.event,
    followed.facts,
    followed.number,
    followed.hash,
    followed.times,
    followed.hash_before,
    followed.has_before,
    followed.fits,
    coalesce(followed.number_before, 0) as number_before,
    count(*) over () as suspects
from followed
where not (followed.fits and followed.has_before and followed.times = 1)
order by followed.number, followed.id
limit $most
