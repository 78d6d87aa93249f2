package io.benchtable.tables.model;

import io.benchtable.tables.model.Schema.Index;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One operation of a history. Tables have numbers, so that it can be done again on new tables. */
sealed interface Call {

  /** What changes one item, or checks it, also as an action of a transaction. */
  sealed interface Write extends Call {
    int table();

    Map<String, Object> target();

    @Nullable Check condition();

    boolean showsFailed();
  }

  record Put(
      int table,
      Map<String, Object> target,
      @Nullable Check condition,
      String returns,
      boolean showsFailed,
      boolean legacy)
      implements Write {}

  record Update(
      int table,
      Map<String, Object> target,
      Changes changes,
      @Nullable Check condition,
      String returns,
      boolean showsFailed,
      boolean legacy)
      implements Write {}

  record Delete(
      int table,
      Map<String, Object> target,
      @Nullable Check condition,
      String returns,
      boolean showsFailed,
      boolean legacy)
      implements Write {}

  /** Of transactions only. */
  record Verify(int table, Map<String, Object> target, Check condition, boolean showsFailed)
      implements Write {}

  record Get(
      int table,
      Map<String, Object> key,
      List<Place> projection,
      boolean consistent,
      boolean legacy)
      implements Call {}

  /** A range of an attribute: an operator and one value, or two for BETWEEN. */
  record Range(String attribute, String operator, Object low, @Nullable Object high) {}

  /** What a query and a scan have in common; select is empty where it is not given. */
  record Reading(
      int table,
      Optional<Index> index,
      @Nullable Check filter,
      List<Place> projection,
      String select,
      int limit,
      boolean legacy) {}

  /**
   * @param equal values of attributes of the key: all that name the partition, and perhaps the
   *     first ones of the sort key
   * @param range of the attribute of the sort key behind those
   */
  record Query(
      Reading reading, SortedMap<String, Object> equal, Optional<Range> range, boolean forward)
      implements Call {}

  record Scan(Reading reading, int segments) implements Call {}

  record BatchGet(List<Get> gets) implements Call {}

  /** Puts and deletes without conditions. */
  record BatchWrite(List<Write> writes) implements Call {}

  record TransactWrite(List<Write> writes, String token) implements Call {}

  record TransactGet(List<Get> gets) implements Call {}

  /** A statement of PartiQL about one item; the target of an insert is the item. */
  record Statement(
      Kind kind,
      int table,
      Map<String, Object> target,
      Changes changes,
      @Nullable Check condition,
      String returning)
      implements Call {

    enum Kind {
      INSERT,
      SELECT,
      UPDATE,
      DELETE
    }
  }

  record Statements(boolean transaction, List<Statement> statements) implements Call {}

  record AddIndex(int table) implements Call {}

  record DropIndex(int table) implements Call {}
}
