package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableClass;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableOptions;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.TableSize;
import io.benchtable.tables.catalogue.TableStatus;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.storage.backup.SourceTable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param capacity units a second of a table that is provisioned; absent for one that is not
 * @param onDemandMaximum the most units a second of one that is not; absent for no bound
 * @param deletionProtected whether it is kept from being dropped
 * @param stream which images the change events carry; absent for no stream
 * @param timeToLive by what attribute items expire; absent where they stay
 * @param approximateItems the database's own estimate
 * @param approximateBytes the database's own estimate
 */
@Schema(name = "Table")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TableView(
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable String name,
    KeyView partitionKey,
    @Nullable KeyView sortKey,
    @Nullable List<IndexView> indexes,
    @Nullable UnitsView capacity,
    @Nullable UnitsView onDemandMaximum,
    @Nullable Boolean deletionProtected,
    @Nullable TableClass tableClass,
    @Nullable StreamView stream,
    @Nullable TimeToLiveView timeToLive,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable TableStatus status,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Instant createdAt,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Long approximateItems,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable Long approximateBytes) {

  TableView {
    if (partitionKey == null) {
      throw new IllegalArgumentException("Expected partitionKey {name, type}, but it is absent.");
    }
    if (indexes != null && indexes.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("Expected indexes, but one of the list is null.");
    }
  }

  static TableView of(TableDefinition table, TableSize size, Instant now) {
    KeyAttribute sort = table.sort();
    boolean provisioned = table.billingMode() == BillingMode.PROVISIONED;
    return new TableView(
        table.name(),
        KeyView.of(table.partition()),
        sort == null ? null : KeyView.of(sort),
        table.indexes().stream().map(index -> IndexView.of(index, provisioned)).toList(),
        provisioned ? UnitsView.of(table.throughput()) : null,
        UnitsView.most(table.details().capacity()),
        table.deletionProtected() ? Boolean.TRUE : null,
        table.details().tableClass(),
        table.streamView(),
        TimeToLiveView.of(table),
        table.status(now),
        table.createdAt(),
        size.items(),
        size.bytes());
  }

  /** As it was at the moment of a backup. */
  static TableView of(String name, SourceTable table) {
    KeyAttribute sort = table.sort();
    boolean provisioned = table.billingMode() == BillingMode.PROVISIONED;
    return new TableView(
        name,
        KeyView.of(table.partition()),
        sort == null ? null : KeyView.of(sort),
        table.indexes().stream().map(index -> IndexView.of(index, provisioned)).toList(),
        provisioned ? UnitsView.of(table.throughput()) : null,
        UnitsView.most(table.capacity()),
        null,
        table.tableClass(),
        table.streamView(),
        table.expiresBy() == null ? null : new TimeToLiveView(table.expiresBy(), null),
        null,
        table.createdAt(),
        null,
        null);
  }

  TableRequest request(String tableName) {
    KeyView sort = sortKey;
    List<IndexView> wanted = indexes;
    return new TableRequest(
        tableName,
        partitionKey.attribute(),
        sort == null ? null : sort.attribute(),
        wanted == null ? List.of() : wanted.stream().map(IndexView::index).toList(),
        capacity == null ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED,
        capacity == null ? Throughput.NONE : capacity.throughput(),
        Boolean.TRUE.equals(deletionProtected),
        stream,
        new TableOptions(
            Optional.ofNullable(tableClass),
            null,
            onDemandMaximum == null ? CapacityDetails.NONE : onDemandMaximum.most(),
            Map.of(),
            null));
  }
}
