package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexDetails;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.Keyed;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableClass;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableOptions;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.catalogue.TimeToLive;
import io.benchtable.tables.item.KeyAttribute;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * A table that is to be as this one was, without stream, time to live, tags and protection.
   *
   * @param kept those of its indexes that are wanted
   */
  public TableRequest request(String name, List<Index> kept) {
    return request(
        name,
        kept.stream().map(this::wanted).toList(),
        billingMode,
        throughput,
        bounds(capacity, billingMode),
        encryptionKey);
  }

  private Index wanted(Index index) {
    CapacityDetails before = index.details().capacity();
    return index.withDetails(IndexDetails.wanted(bounds(before, billingMode)));
  }

  /** The same with another capacity and encryption. */
  public TableRequest request(
      String name,
      List<Index> wanted,
      BillingMode mode,
      Throughput units,
      CapacityDetails bounds,
      @Nullable String key) {
    return new TableRequest(
        name,
        partition,
        sort,
        wanted,
        mode,
        units,
        false,
        null,
        new TableOptions(Optional.ofNullable(tableClass), key, bounds, Map.of(), null));
  }

  /** What stays of the capacity where a table is billed in that way: bounds on demand. */
  public static CapacityDetails bounds(CapacityDetails before, BillingMode mode) {
    return mode == BillingMode.PAY_PER_REQUEST
        ? CapacityDetails.NONE.withMost(before.maxReadUnits(), before.maxWriteUnits())
        : CapacityDetails.NONE;
  }
}
