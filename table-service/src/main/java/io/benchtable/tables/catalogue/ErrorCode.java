package io.benchtable.tables.catalogue;

/** Why a request about tables or items cannot be done. */
public enum ErrorCode {
  /** The request breaks a rule that needs no look at any table's items. */
  VALIDATION,
  RESOURCE_NOT_FOUND,
  RESOURCE_IN_USE,
  /** There is as much of it at once as there may be. */
  LIMIT_EXCEEDED,
  POLICY_NOT_FOUND,
  BACKUP_NOT_FOUND,
  /** It is being made, or a table is being made from it. */
  BACKUP_IN_USE,
  /** What requests about backups say of tables that are not there. */
  TABLE_NOT_FOUND,
  TABLE_ALREADY_EXISTS,
  /** The table is being made or deleted. */
  TABLE_IN_USE,
  /** Its backups are not ready yet. */
  CONTINUOUS_BACKUPS_UNAVAILABLE,
  POINT_IN_TIME_RECOVERY_UNAVAILABLE,
  /** The table's content at that time is not known. */
  INVALID_RESTORE_TIME,
  EXPORT_NOT_FOUND,
  /** Another export was asked for under the same token. */
  EXPORT_CONFLICT,
  /** What the table held at that time is not known. */
  INVALID_EXPORT_TIME,
  IMPORT_NOT_FOUND,
  /** Another import was asked for under the same token. */
  IMPORT_CONFLICT,
  /** One region on one machine has not got what is asked for. */
  UNSUPPORTED_OPERATION,
  CONDITIONAL_CHECK_FAILED,
  /** The item was changed by others again and again while it was being written. */
  TRANSACTION_CONFLICT,
  /** No provisioned units are left now. */
  THROUGHPUT_EXCEEDED,
  /** As much was used on demand as may be. */
  THROTTLED,
  /** None of a transaction was done; there is a reason for each of its actions. */
  TRANSACTION_CANCELED,
  /** Another request is being done under the same token. */
  TRANSACTION_IN_PROGRESS,
  /** Another request was done under the same token. */
  IDEMPOTENT_PARAMETER_MISMATCH
}
