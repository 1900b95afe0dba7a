-- What was noted of each file that was handed in?
-- One row per attachment; held is the hash of what older products kept in the database.
select
    attachment.name,
    attachment.made_at,
    attachment.size,
    attachment.sha256,
    sha256(attachment_content.content) as held,
    octet_length(attachment_content.content)::integer as held_size
from attachment
left join attachment_content on attachment_content.attachment_id = attachment.id
order by attachment.made_at, attachment.id
