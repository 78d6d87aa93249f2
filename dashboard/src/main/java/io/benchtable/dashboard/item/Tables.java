package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Any table, as it is: described, read by key and index, or from its beginning when asked to. */
public interface Tables {

  /** The names of all tables. */
  List<String> names();

  /** What a table is like; empty if there is none of this name. */
  Optional<Table> describe(String name);

  /** One page of a query. */
  TypedPage query(TableQuery query);

  /** One page of everything: reads items whatever they are. */
  TypedPage scan(TableScan scan);

  /** The item with this key as it is now, the key's parts as text. */
  Optional<Map<String, Attribute>> find(Table table, String partition, Optional<String> sort);

  /** The tags of a table in the order of their keys; nothing if that is not said. */
  Optional<SortedMap<String, String>> tags(Table table);

  /** By which attribute items of a table expire; nothing as long as the table is being made. */
  Optional<TimeToLive> timeToLive(String table);

  /** To which times a table can be restored; nothing if that is not said. */
  Optional<Recovery> recovery(String table);

  /** The backups of all tables, the latest first; also those of tables that are gone. */
  List<Backup> backups();

  /** The backups of a table, the latest first; also those of deleted tables of its name. */
  List<Backup> backups(String table);
}
