package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.storage.backup.Backup;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some backups, the oldest first.
 *
 * @param next to be given as {@code next} for those behind them; absent at the end
 */
@Schema(name = "Backups")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackupsView(List<BackupView> backups, @Nullable String next) {

  /** As many of those that were found as are wanted. */
  static BackupsView of(List<Backup> found, int most) {
    return new BackupsView(
        Pages.shown(found, most, BackupView::of), Pages.next(found, most, one -> one.id().id()));
  }
}
