package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.backup.Backups;

/** Drops a backup and its items. */
record DeleteBackup(Backups backups) implements Operation {

  @Override
  public String run(RequestBody request) {
    return BackupJson.described(backups.delete(BackupArns.of(request, "BackupArn")));
  }
}
