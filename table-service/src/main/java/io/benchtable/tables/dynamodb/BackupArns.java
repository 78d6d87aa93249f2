package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.backup.BackupId;

/** Reads which backup a request names. */
final class BackupArns {

  private BackupArns() {}

  static BackupId of(RequestBody request, String member) {
    String arn = request.required(member);
    return BackupId.parse(arn)
        .orElseThrow(
            () -> RequestRefused.invalid("Invalid " + member + " provided as input: " + arn));
  }
}
