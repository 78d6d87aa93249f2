-- The key of an index has up to four attributes of either kind.
alter table catalog.indexes
  add column partition_names text[],
  add column partition_types text[],
  add column sort_names text[],
  add column sort_types text[];

update catalog.indexes set
  partition_names = array[partition_name],
  partition_types = array[partition_type],
  sort_names = array_remove(array[sort_name], null),
  sort_types = array_remove(array[sort_type], null);

alter table catalog.indexes
  alter column partition_names set not null,
  alter column partition_types set not null,
  alter column sort_names set not null,
  alter column sort_types set not null,
  drop column partition_name,
  drop column partition_type,
  drop column sort_name,
  drop column sort_type;

update catalog.backups set source = jsonb_set(
  source::jsonb,
  '{indexes}',
  (select jsonb_agg(
      (one - 'partition' - 'sort') || jsonb_build_object('attributes', jsonb_build_object(
        'partitionNames', jsonb_path_query_array(one, '$.partition.name'),
        'partitionTypes', jsonb_path_query_array(one, '$.partition.type'),
        'sortNames', jsonb_path_query_array(one, '$.sort.name'),
        'sortTypes', jsonb_path_query_array(one, '$.sort.type')))
      order by position)
    from jsonb_array_elements(source::jsonb -> 'indexes') with ordinality as indexes (one, position)))::text
where source::jsonb -> 'indexes' <> '[]';
