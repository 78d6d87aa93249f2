package io.benchtable.tables.catalogue;

import io.benchtable.tables.item.KeySchema;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A second key of a table, under which the items that have its attributes can be read in order. */
@Table(schema = "catalog", name = "indexes")
public record Index(
    String name,
    Scope scope,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) IndexKey attributes,
    Projection projection,
    List<String> included,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Throughput throughput,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) IndexDetails details) {

  @PersistenceCreator
  public Index {
    included = List.copyOf(included);
  }

  public Index(
      String name,
      Scope scope,
      KeySchema key,
      Projection projection,
      List<String> included,
      Throughput throughput,
      IndexDetails details) {
    this(name, scope, IndexKey.of(key), projection, included, throughput, details);
  }

  /** An index that is asked for. */
  public Index(
      String name,
      Scope scope,
      KeySchema key,
      Projection projection,
      List<String> included,
      Throughput throughput) {
    this(
        name,
        scope,
        key,
        projection,
        included,
        throughput,
        IndexDetails.wanted(CapacityDetails.NONE));
  }

  public KeySchema key() {
    return attributes.schema();
  }

  /** Whether an index has a partition key of its own. */
  public enum Scope {
    GLOBAL,
    /** Shares the table's partition key. */
    LOCAL
  }

  public IndexState state() {
    return details.state();
  }

  /** Which columns of the table's relation are this index's. */
  public int slot() {
    return details.slot();
  }

  /** Whether its capacity was just changed. */
  public boolean isUpdating(Instant now) {
    return state() == IndexState.ACTIVE && now.isBefore(details.stateUntil());
  }

  public Index withDetails(IndexDetails other) {
    return new Index(name, scope, attributes, projection, included, throughput, other);
  }

  Index withThroughput(Throughput units, IndexDetails other) {
    return new Index(name, scope, attributes, projection, included, units, other);
  }
}
