-- What was handed in as proof, how far did it come, and which items does it serve?
-- One row per proof, the newest fact first.
-- $instrument: of which instrument the items are told.
select
    evidence.id,
    evidence.kind,
    evidence.title,
    evidence.happened_on,
    evidence.source,
    evidence.is_sensitive,
    evidence.step,
    activity.title as activity,
    handed.name as handed_in_by,
    verifier.name as verified_by,
    (
        select count(*)
        from record_file
        where record_file.record = 'evidence' and record_file.record_id = evidence.id
    ) as files,
    coalesce((
        select list(proof_link.code order by proof_link.code)
        from proof_link
        where proof_link.instrument = $instrument
            and proof_link.record = 'evidence'
            and proof_link.record_key = evidence.id::text
            and proof_link.serves
    ), []) as codes
from evidence
left join activity on activity.id = evidence.activity_id
left join person as handed on handed.id = evidence.made_by
left join person as verifier on verifier.id = evidence.verified_by
order by evidence.happened_on desc, evidence.id
