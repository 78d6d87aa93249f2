package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.backup.BackupId;

/** Reads which backup a request names. */
final class BackupArns {

  private BackupArns() {}

  static BackupId of(RequestBody request, String member) {
    String arn = request.required(member);
    return BackupId.parse(arn).orElseThrow(() -> invalid(arn, member));
  }

  /** Of another service, or of a resource that is no backup. */
  private static RequestRefused invalid(String arn, String member) {
    return RequestRefused.invalid(
        ResourceArns.isOfAnotherService(arn)
            ? "Invalid Request: " + member + " is not valid"
            : "Invalid Backup ARN");
  }
}
