-- Which proofs that were handed in serve no item of this instrument yet?
-- One row per proof, the newest first.
-- $instrument: its key.
select
    id,
    kind,
    title,
    happened_on,
    step
from evidence
where not exists (
    from proof_link
    where proof_link.instrument = $instrument
        and proof_link.record = 'evidence'
        and proof_link.record_key = evidence.id::text
        and proof_link.serves
)
order by happened_on desc, id
