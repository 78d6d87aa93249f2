-- Indexes of tables in use come and go: each has columns of its own, numbered by a slot that is never
-- given again, and a state. What else a table's description tells.
alter table catalog.tables
  add column table_id text not null default gen_random_uuid()::text,
  add column slots integer not null default 0,
  add column status text not null default 'ACTIVE',
  add column status_until timestamptz not null default 'epoch',
  add column table_class text,
  add column class_changed_at timestamptz,
  add column encryption_key text,
  add column on_demand_since timestamptz,
  add column max_read_units bigint,
  add column max_write_units bigint,
  add column warm_read_units bigint,
  add column warm_write_units bigint,
  add column increased_at timestamptz,
  add column decreased_at timestamptz,
  add column decreases integer not null default 0;

update catalog.tables set on_demand_since = created_at where billing_mode = 'PAY_PER_REQUEST';

alter table catalog.indexes
  add column slot integer,
  add column state text not null default 'ACTIVE',
  add column state_until timestamptz not null default 'epoch',
  add column max_read_units bigint,
  add column max_write_units bigint,
  add column warm_read_units bigint,
  add column warm_write_units bigint,
  add column increased_at timestamptz,
  add column decreased_at timestamptz,
  add column decreases integer not null default 0;

update catalog.indexes set slot = position;

alter table catalog.indexes
  alter column slot set not null,
  add unique (table_name, slot);

update catalog.tables set slots =
  (select count(*) from catalog.indexes where table_name = catalog.tables.name);

-- Holds nothing. Every statement that writes a row names it, and it is renamed when a slot is added.
do $$
declare known record;
begin
  for known in select generation, slots from catalog.tables loop
    execute format('alter table items.t%s add column slots%s boolean', known.generation, known.slots);
  end loop;
end $$;

-- How far the items that a new index is still to take up were gone through, in the order of their keys.
create table catalog.backfills (
  generation bigint not null references catalog.tables (generation) on delete cascade,
  slot integer not null,
  pk bytea not null,
  sk bytea not null,
  done boolean not null,
  primary key (generation, slot)
);

create table catalog.tags (
  table_name text not null references catalog.tables (name) on delete cascade,
  key text not null,
  value text not null,
  primary key (table_name, key)
);

create table catalog.policies (
  resource text primary key,
  table_name text not null references catalog.tables (name) on delete cascade,
  policy text not null,
  revision_id text not null
);
