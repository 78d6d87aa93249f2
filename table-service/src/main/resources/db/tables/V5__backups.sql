-- Backups of tables. Each that is AVAILABLE has a relation of its own in schema "backups", which is no
-- part of what streams show; it stays when its table goes.
create schema if not exists backups;

create table catalog.backups (
  id text collate "C" primary key,
  table_name text not null,
  generation bigint not null,
  name text not null,
  status text not null,
  created_at timestamptz not null,
  bytes bigint not null,
  items bigint not null,
  source text not null
);

create index backups_of_tables on catalog.backups (table_name, id);

-- From which backup a table was made, and whether its items are still being filled in.
alter table catalog.tables
  add column restore_backup_arn text,
  add column restore_table_arn text,
  add column restore_at timestamptz,
  add column restore_in_progress boolean;

create index tables_restoring on catalog.tables (name) where restore_in_progress;
