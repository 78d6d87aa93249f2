-- Whether items of a table expire, and by which attribute. While the status is not DISABLED, the
-- item relation may have an index named t<generation>_ttl_… that finds them.
alter table catalog.tables
  add column ttl_status text not null default 'DISABLED',
  add column ttl_attribute text,
  add column ttl_changed_at timestamptz;
