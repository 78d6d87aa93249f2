-- Exports of tables to objects of buckets, and imports of such objects into new tables. What was
-- wanted of each is JSON. They are known for 90 days; what an export has written stays.
create table catalog.exports (
  id text collate "C" primary key,
  table_name text not null,
  source text not null,
  wanted text not null,
  status text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  content bigint,
  items bigint not null default 0,
  bytes bigint not null default 0,
  failure_code text,
  failure_message text,
  token bytea,
  fingerprint bytea not null
);

create index exports_of_tables on catalog.exports (table_name, id);
create index exports_of_tokens on catalog.exports (token) where token is not null;
create index exports_running on catalog.exports (id) where status = 'IN_PROGRESS';

-- The data files of exports that are written as a whole, and the key behind which the next one
-- begins. Behind the one that is the last nothing follows.
create table catalog.export_files (
  export_id text collate "C" not null references catalog.exports (id) on delete cascade,
  number integer not null,
  object_key text not null,
  items bigint not null,
  bytes bigint not null,
  md5 bytea not null,
  pk bytea not null,
  sk bytea not null,
  is_last boolean not null,
  primary key (export_id, number)
);

-- How far an import has come is changed together with the items that it puts: so many records of
-- an object are done, and all of the objects before it.
create table catalog.imports (
  id text collate "C" primary key,
  table_name text not null,
  generation bigint not null,
  table_id text not null,
  wanted text not null,
  status text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  object_key text not null default '',
  records bigint not null default 0,
  processed bigint not null default 0,
  imported bigint not null default 0,
  errors bigint not null default 0,
  bytes bigint not null default 0,
  failure_code text,
  failure_message text,
  token bytea,
  fingerprint bytea not null
);

create index imports_of_tables on catalog.imports (table_name, id);
create index imports_of_tokens on catalog.imports (token) where token is not null;
create index imports_running on catalog.imports (id) where status = 'IN_PROGRESS';

-- From when on changes are wanted; empty where all items are.
alter table catalog.contents add column since timestamptz;

-- From which import a table is made; empty for one that is made from something else.
alter table catalog.tables add column restore_import_arn text;
