package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.ReadUnits;
import io.benchtable.tables.storage.WriteUnits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Capacity units as the service counts them, 4 KB a read, 1 KB a write, and as far as a request
 * asks for them.
 */
record ConsumedCapacity(Detail detail, Map<String, String> given) {

  /** How much detail is asked for. */
  enum Detail {
    NONE,
    TOTAL,
    INDEXES
  }

  /** To be called before anything is done: a request may ask for what there is not. */
  static ConsumedCapacity asked(RequestBody request) {
    Detail detail = request.oneOf("ReturnConsumedCapacity", Detail.class).orElse(Detail.NONE);
    return new ConsumedCapacity(detail, detail == Detail.NONE ? Map.of() : GivenNames.of(request));
  }

  /** The same where a statement names the table. */
  ConsumedCapacity of(Command command) {
    return new ConsumedCapacity(detail, GivenNames.of(List.of(command.table())));
  }

  /**
   * The table whose units are to be told, if they are. It is looked up before the write: once that
   * is done, nothing may fail any more.
   */
  Optional<TableDefinition> counted(Catalogue catalogue, String table) {
    return detail == Detail.NONE ? Optional.empty() : catalogue.find(table);
  }

  /** Of writes that are done, to a table that is {@link #counted}. */
  String ofWrites(TableDefinition table, List<Change> changes) {
    return of(
        table,
        changes.stream()
            .map(change -> WriteUnits.of(table, change))
            .reduce(new WriteUnits(0, Map.of()), WriteUnits::and));
  }

  /** Of what was read or written, if that is asked for. */
  Optional<String> ofUnits(TableDefinition table, WriteUnits units) {
    return detail == Detail.NONE ? Optional.empty() : Optional.of(of(table, units));
  }

  private String of(TableDefinition table, WriteUnits units) {
    ObjectNode node = of(table.name(), units.total(), units.table());
    if (detail == Detail.INDEXES) {
      units.indexes().forEach((name, used) -> addIndex(node, table, name, used));
    }
    return node.toString();
  }

  /**
   * Of a read of a table.
   *
   * @param bytes asked only where it is to be told
   */
  Optional<String> ofRead(RequestBody request, String table, LongSupplier bytes) {
    return detail == Detail.NONE
        ? Optional.empty()
        : of(table, readUnits(request, bytes.getAsLong()));
  }

  /** Of a read of a table, or through an index of it. */
  Optional<String> ofRead(
      RequestBody request, TableDefinition table, @Nullable Index index, LongSupplier bytes) {
    if (index == null || detail == Detail.NONE) {
      return ofRead(request, table.name(), bytes);
    }
    double units = readUnits(request, bytes.getAsLong());
    ObjectNode node = of(table.name(), units, 0);
    if (detail == Detail.INDEXES) {
      addIndex(node, table, index.name(), units);
    }
    return Optional.of(node.toString());
  }

  /** Half of what a strongly consistent read costs, unless that is asked for. */
  static double readUnits(RequestBody request, long bytes) {
    return ReadUnits.of(bytes, RangeRequests.consistent(request));
  }

  Optional<String> of(String table, double units) {
    if (detail == Detail.NONE) {
      return Optional.empty();
    }
    return Optional.of(of(table, units, units).toString());
  }

  private ObjectNode of(String table, double total, double own) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("TableName", given.getOrDefault(table, table)).put("CapacityUnits", total);
    if (detail == Detail.INDEXES) {
      node.putObject("Table").put("CapacityUnits", own);
    }
    return node;
  }

  private static void addIndex(ObjectNode node, TableDefinition table, String name, double units) {
    boolean local =
        table.index(name).filter(index -> index.scope() == Index.Scope.LOCAL).isPresent();
    node.withObjectProperty(local ? "LocalSecondaryIndexes" : "GlobalSecondaryIndexes")
        .putObject(name)
        .put("CapacityUnits", units);
  }
}
