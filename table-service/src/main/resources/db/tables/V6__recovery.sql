-- Point-in-time recovery. Schema "archive" has, for each window of a table, what the table held when
-- the window began, and every change since; neither is any part of what streams show.
create schema if not exists archive;

-- What is read from the log: the relations of the tables that have recovery switched on.
create publication benchtable_archive with (publish = 'insert, update, delete, truncate');

-- The tables that have recovery switched on, and for how many days.
create table catalog.recoveries (
  generation bigint primary key references catalog.tables (generation) on delete cascade,
  days integer not null
);

-- A window of a table: every change behind started_at is archived in archive.c<id>. While it is
-- FILLING the copy archive.b<id> is being made; OPEN, the content at any time since "earliest" is
-- known; ENDED, nobody wants it any more but contents that were asked for; LOST, changes are missing.
create table catalog.windows (
  id bigint generated always as identity primary key,
  generation bigint not null,
  state text not null,
  started_at pg_lsn not null,
  earliest timestamptz
);

create index windows_of_tables on catalog.windows (generation);

-- How far the log is archived: up to which position, and up to which time every commit that was
-- acknowledged is there.
create table catalog.archive (
  single boolean primary key default true check (single),
  read_lsn pg_lsn,
  read_until timestamptz,
  system_id text
);

insert into catalog.archive default values;

-- Contents of tables at a time that somebody asked for. When the log is archived up to ready_at, they
-- can be made; each that is THERE has a relation archive.x<id>.
create table catalog.contents (
  id bigint generated always as identity primary key,
  window_id bigint not null,
  at timestamptz not null,
  ready_at pg_lsn not null,
  state text not null
);

-- From which content a table is made; empty for one that is made from a backup.
alter table catalog.tables add column restore_content bigint;
