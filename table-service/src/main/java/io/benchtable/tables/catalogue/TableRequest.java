package io.benchtable.tables.catalogue;

import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that someone asks for.
 *
 * @param streamView null for a table without a stream
 */
public record TableRequest(
    String name,
    KeyAttribute partition,
    @Nullable KeyAttribute sort,
    List<Index> indexes,
    BillingMode billingMode,
    Throughput throughput,
    boolean deletionProtected,
    @Nullable StreamView streamView,
    TableOptions options) {

  public TableRequest {
    indexes = List.copyOf(indexes);
  }

  public KeySchema key() {
    return new KeySchema(partition, sort);
  }
}
