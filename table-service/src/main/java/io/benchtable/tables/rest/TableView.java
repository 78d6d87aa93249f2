package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableOptions;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.TableSize;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
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
    @Nullable StreamView stream,
    @Nullable TimeToLiveView timeToLive,
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

  static TableView of(TableDefinition table, TableSize size) {
    KeyAttribute sort = table.sort();
    return new TableView(
        table.name(),
        KeyView.of(table.partition()),
        sort == null ? null : KeyView.of(sort),
        table.indexes().stream().map(IndexView::of).toList(),
        table.streamView(),
        TimeToLiveView.of(table),
        table.createdAt(),
        size.items(),
        size.bytes());
  }

  TableRequest request(String tableName) {
    KeyView sort = sortKey;
    List<IndexView> wanted = indexes;
    return new TableRequest(
        tableName,
        partitionKey.attribute(),
        sort == null ? null : sort.attribute(),
        wanted == null ? List.of() : wanted.stream().map(IndexView::index).toList(),
        BillingMode.PAY_PER_REQUEST,
        Throughput.NONE,
        false,
        stream,
        TableOptions.NONE);
  }
}
