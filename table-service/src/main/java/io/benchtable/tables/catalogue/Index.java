package io.benchtable.tables.catalogue;

import io.benchtable.tables.item.KeyAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Throughput throughput)
    implements Keyed {

  public Index {
    included = List.copyOf(included);
  }

  /** Whether an index has a partition key of its own. */
  public enum Scope {
    GLOBAL,
    /** Shares the table's partition key. */
    LOCAL
  }
}
