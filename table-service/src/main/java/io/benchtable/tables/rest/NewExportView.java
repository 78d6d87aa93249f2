package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.transfer.ExportOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A table, or what changed in it, that is to be written to files of DynamoDB JSON.
 *
 * @param prefix with which the keys of all objects begin, up to a slash
 * @param at the moment of the items; now when it is not said
 * @param since for changes in place of items: from when on
 * @param until up to just before when; now when it is not said
 * @param view what is told of changes; NEW_AND_OLD_IMAGES when it is not said
 */
@Schema(name = "NewExport")
record NewExportView(
    @Nullable String bucket,
    @Nullable String prefix,
    @Nullable Instant at,
    @Nullable Instant since,
    @Nullable Instant until,
    ExportOrder.@Nullable View view) {

  /**
   * @param of the table
   */
  ExportOrder order(String of, @Nullable String token) {
    checkTimes();
    return new ExportOrder(
        of,
        since == null ? null : new ExportOrder.Changes(since, wantedView()),
        since == null ? at : until,
        new ExportOrder.Destination(
            ObjectPlaces.bucket(bucket), null, ObjectPlaces.prefix(prefix), null, null),
        token);
  }

  private ExportOrder.View wantedView() {
    return view == null ? ExportOrder.View.NEW_AND_OLD_IMAGES : view;
  }

  private void checkTimes() {
    if (since == null && (until != null || view != null)) {
      throw RequestRefused.invalid(
          "Expected since beside until and view, but until is %s and view %s."
              .formatted(until, view));
    }
    if (since != null && at != null) {
      throw RequestRefused.invalid(
          "Expected at for items, or since for changes, but at is %s and since %s."
              .formatted(at, since));
    }
    if (since != null && until != null && !since.isBefore(until)) {
      throw RequestRefused.invalid(
          "Expected since to be before until, but since is %s and until %s."
              .formatted(since, until));
    }
  }

  /** Refuses times of which nothing is known. */
  void check(RecoverableMoments moments) {
    moments.check("at", at);
    moments.check("since", since);
    moments.check("until", until);
  }
}
