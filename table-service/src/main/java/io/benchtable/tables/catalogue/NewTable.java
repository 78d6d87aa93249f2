package io.benchtable.tables.catalogue;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table that is about to be made.
 *
 * @param label of its stream; null for a table without one
 * @param restoration null for a table that begins without items
 */
record NewTable(
    TableRequest request,
    long generation,
    Moment moment,
    @Nullable String label,
    @Nullable Restoration restoration) {

  TableDefinition definition() {
    return new TableDefinition(
        request.name(),
        generation,
        request.partition(),
        request.sort(),
        slotted(request.indexes()),
        request.billingMode(),
        request.throughput(),
        request.deletionProtected(),
        request.streamView(),
        label,
        moment.now().truncatedTo(ChronoUnit.MILLIS),
        TimeToLive.NONE,
        details(),
        0);
  }

  private static List<Index> slotted(List<Index> wanted) {
    List<Index> indexes = new ArrayList<>();
    for (Index index : wanted) {
      indexes.add(index.withDetails(index.details().withSlot(indexes.size())));
    }
    return indexes;
  }

  private TableDetails details() {
    TableOptions options = request.options();
    return new TableDetails(
        UUID.randomUUID().toString(),
        request.indexes().size(),
        TableStatus.CREATING,
        moment.shownUntil(),
        options.tableClass().orElse(null),
        null,
        options.encryptionKey(),
        request.billingMode() == BillingMode.PAY_PER_REQUEST ? moment.now() : null,
        options.capacity(),
        restoration);
  }
}
