-- What is known of tables. Items themselves are in schema "items", one relation a table generation,
-- made and dropped by CreateTable and DeleteTable.
create sequence catalog.generations;

-- Unique values for the version of an item; gaps do not matter.
create sequence catalog.versions cache 64;

create table catalog.tables (
  name text primary key,
  generation bigint not null unique,
  partition_name text not null,
  partition_type text not null,
  sort_name text,
  sort_type text,
  billing_mode text not null,
  read_units bigint not null,
  write_units bigint not null,
  deletion_protected boolean not null,
  stream_view text,
  stream_label text,
  created_at timestamptz not null,
  revision bigint not null
);

create table catalog.indexes (
  table_name text not null references catalog.tables (name) on delete cascade,
  position integer not null,
  name text not null,
  scope text not null,
  partition_name text not null,
  partition_type text not null,
  sort_name text,
  sort_type text,
  projection text not null,
  included text[] not null,
  read_units bigint not null,
  write_units bigint not null,
  primary key (table_name, position),
  unique (table_name, name)
);
