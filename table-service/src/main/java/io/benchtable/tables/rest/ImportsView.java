package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.storage.transfer.Import;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some imports, the latest first.
 *
 * @param next to be given as {@code next} for those behind them; absent at the end
 */
@Schema(name = "Imports")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportsView(List<ImportView> imports, @Nullable String next) {

  /** As many of those that were found as are wanted. */
  static ImportsView of(List<Import> found, int most) {
    return new ImportsView(
        Pages.shown(found, most, ImportView::of), Pages.next(found, most, one -> one.id().id()));
  }
}
