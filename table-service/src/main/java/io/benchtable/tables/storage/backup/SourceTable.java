package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.Keyed;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableClass;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.catalogue.TimeToLive;
import io.benchtable.tables.item.KeyAttribute;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as it was at the moment of a backup.
 *
 * @param indexes those that could be read; their slots tell which columns of the copy are theirs
 * @param expiresBy the attribute by which items expired; null where they did not
 */
public record SourceTable(
    String tableId,
    Instant createdAt,
    KeyAttribute partition,
    @Nullable KeyAttribute sort,
    List<Index> indexes,
    BillingMode billingMode,
    Throughput throughput,
    CapacityDetails capacity,
    @Nullable TableClass tableClass,
    @Nullable String encryptionKey,
    @Nullable StreamView streamView,
    @Nullable String expiresBy)
    implements Keyed {

  public SourceTable {
    indexes = List.copyOf(indexes);
  }

  public static SourceTable of(TableDefinition table) {
    TimeToLive timeToLive = table.timeToLive();
    return new SourceTable(
        table.details().tableId(),
        table.createdAt(),
        table.partition(),
        table.sort(),
        table.indexes().stream().filter(index -> index.state() == IndexState.ACTIVE).toList(),
        table.billingMode(),
        table.throughput(),
        table.details().capacity(),
        table.details().tableClass(),
        table.details().encryptionKey(),
        table.streamView(),
        timeToLive.isWanted() ? timeToLive.attribute() : null);
  }
}
