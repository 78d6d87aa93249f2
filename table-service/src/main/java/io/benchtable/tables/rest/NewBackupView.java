package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A backup that is to be made.
 *
 * @param name what it is to be called
 */
@Schema(name = "NewBackup")
record NewBackupView(@Nullable String name) {

  String checkedName() {
    if (name == null) {
      throw RequestRefused.invalid("Expected name of the backup, but it is absent.");
    }
    TableRequests.checkName("backup", name);
    return name;
  }
}
