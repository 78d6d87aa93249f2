package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.backup.Backups;

/** Tells what there is to know of a backup. */
record DescribeBackup(Backups backups) implements Operation {

  @Override
  public String run(RequestBody request) {
    return BackupJson.described(backups.require(BackupArns.of(request, "BackupArn")));
  }
}
