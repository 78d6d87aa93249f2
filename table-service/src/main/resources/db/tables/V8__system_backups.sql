-- When a backup goes that was made of a table as it was deleted; empty for those that users asked for.
-- Its relation is the table's own.
alter table catalog.backups add column expires_at timestamptz;

create index backups_expiring on catalog.backups (expires_at) where expires_at is not null;
