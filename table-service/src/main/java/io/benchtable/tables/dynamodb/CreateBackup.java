package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.backup.Backup;
import io.benchtable.tables.storage.backup.Backups;

/** Asks for a backup of a table; it is AVAILABLE when its items are copied. */
record CreateBackup(Backups backups) implements Operation {

  @Override
  public String run(RequestBody request) {
    Backup created = backups.create(TableNames.of(request), request.required("BackupName"));
    return BackupJson.created(created);
  }
}
