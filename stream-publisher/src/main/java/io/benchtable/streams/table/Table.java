package io.benchtable.streams.table;

import java.util.List;

/**
 * One generation of a table.
 *
 * @param relation the relation that holds its items, with its schema
 * @param keys the names of the key attributes, partition key first
 */
public record Table(
    String name, long generation, String relation, List<String> keys, Stream stream) {

  public Table {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > 2) {
      throw new IllegalArgumentException(
          "Expected one or two key attributes of table %s, but %s".formatted(name, keys));
    }
  }
}
