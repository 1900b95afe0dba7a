-- Where backups go beside the records' own folder, and how the daily ones are locked.
create table backup_setting (
    id            integer primary key check (id = 1),
    second_folder text not null,        -- a USB disk, a folder of the network; or empty
    recipient     text not null,        -- age's public key; empty: not locked
    locked_key    blob not null,        -- its private key, locked with the passphrase
    version       integer not null
);
