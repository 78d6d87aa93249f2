package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.storage.transfer.Export;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some exports, the latest first.
 *
 * @param next to be given as {@code next} for those behind them; absent at the end
 */
@Schema(name = "Exports")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportsView(List<ExportView> exports, @Nullable String next) {

  /** As many of those that were found as are wanted. */
  static ExportsView of(List<Export> found, int most) {
    return new ExportsView(
        Pages.shown(found, most, ExportView::of), Pages.next(found, most, one -> one.id().id()));
  }
}
