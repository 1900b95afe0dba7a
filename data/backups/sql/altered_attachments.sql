-- Which attachments are not as they were handed in?
-- One row per attachment whose content has another hash or size than was noted.
select
    attachment.name,
    attachment.made_at
from attachment
where sha256(attachment.content) <> attachment.sha256
    or octet_length(attachment.content) <> attachment.size
order by attachment.made_at, attachment.id
