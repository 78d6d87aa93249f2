package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.storage.transfer.Export;
import io.benchtable.tables.storage.transfer.ExportOrder;
import io.benchtable.tables.storage.transfer.TransferStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A table, or what changed in it, as files of DynamoDB JSON.
 *
 * @param id in addresses, with the table
 * @param prefix with which the keys of all objects begin, up to a slash
 * @param at the moment of the items
 * @param since for changes in place of items: from when on
 * @param until up to just before when
 * @param view what is told of changes
 * @param manifest the key of the object that tells what there is
 */
@Schema(name = "Export")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportView(
    @Nullable String id,
    @Nullable String table,
    @Nullable String bucket,
    @Nullable String prefix,
    @Nullable Instant at,
    @Nullable Instant since,
    @Nullable Instant until,
    ExportOrder.@Nullable View view,
    @Nullable TransferStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String manifest,
    @Nullable Long items,
    @Nullable Long bytes,
    @Nullable FailureView failure) {

  static ExportView of(Export export) {
    ExportOrder order = export.order();
    ExportOrder.Changes changes = order.changes();
    String prefix = order.destination().prefix();
    boolean made = export.status() == TransferStatus.COMPLETED;
    return new ExportView(
        export.id().id(),
        export.id().table(),
        order.destination().bucket(),
        prefix.isEmpty() ? null : prefix,
        changes == null ? order.until() : null,
        changes == null ? null : changes.since(),
        changes == null ? null : order.until(),
        changes == null ? null : changes.view(),
        export.status(),
        export.startedAt(),
        export.endedAt(),
        made ? export.manifest() : null,
        made ? export.items() : null,
        made ? export.bytes() : null,
        FailureView.of(export.failure()));
  }
}
