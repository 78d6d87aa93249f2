package io.benchtable.tables.catalogue;

import io.benchtable.tables.item.KeyAttribute;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A second key of a table, under which the items that have its attributes can be read in order. */
@Table(schema = "catalog", name = "indexes")
public record Index(
    String name,
    Scope scope,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "partition_") KeyAttribute partition,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "sort_") @Nullable KeyAttribute sort,
    Projection projection,
    List<String> included,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Throughput throughput,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) IndexDetails details)
    implements Keyed {

  @PersistenceCreator
  public Index {
    included = List.copyOf(included);
  }

  /** An index that is asked for. */
  public Index(
      String name,
      Scope scope,
      KeyAttribute partition,
      @Nullable KeyAttribute sort,
      Projection projection,
      List<String> included,
      Throughput throughput) {
    this(
        name,
        scope,
        partition,
        sort,
        projection,
        included,
        throughput,
        IndexDetails.wanted(CapacityDetails.NONE));
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
    return new Index(name, scope, partition, sort, projection, included, throughput, other);
  }

  Index withThroughput(Throughput units, IndexDetails other) {
    return new Index(name, scope, partition, sort, projection, included, units, other);
  }
}
