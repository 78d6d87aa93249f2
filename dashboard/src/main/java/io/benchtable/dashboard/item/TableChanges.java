package io.benchtable.dashboard.item;

import java.time.Instant;
import java.util.Optional;

/**
 * Makes, changes and deletes tables. What the tables do not allow is {@link ItemsRefused}, in their
 * own words.
 */
public interface TableChanges {

  /** Makes a table. */
  void create(NewTable table);

  /** Gives a table a tag, in the place of the one with the same key. */
  void tag(Table table, String key, String value);

  /** Takes a tag away. */
  void untag(Table table, String key);

  /** Deletes a table with all that is in it. */
  void delete(String table);

  /** Makes a global index; the table fills it in the background. */
  void createIndex(Table table, NewIndex index);

  /** Deletes a global index. */
  void deleteIndex(String table, String index);

  /** Gives change events with these images, or none any more. */
  void stream(String table, Optional<String> view);

  /** Lets items expire by an attribute, or no more. */
  void timeToLive(String table, String attribute, boolean on);

  /** Keeps a table from being deleted, or no more. */
  void keep(String table, boolean kept);

  /**
   * Reserves capacity for the table and as much for each of its global indexes, or has each request
   * paid for by itself.
   */
  void capacity(Table table, Optional<Table.Capacity> capacity);

  /** Archives what changes, so that a table can be restored to any time; or no more. */
  void recovery(String table, boolean on);

  /** Makes a backup. */
  void backUp(String table, String name);

  /** Deletes a backup. */
  void deleteBackup(String arn);

  /** Makes a table of a backup. */
  void restore(String arn, String target);

  /** Makes a table of what another one held at a time; the latest there is when none is said. */
  void restore(String table, String target, Optional<Instant> at);
}
