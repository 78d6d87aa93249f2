package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.AccessRefused;
import io.benchtable.tables.access.BodyRefused;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.ConditionFailed;
import io.benchtable.tables.storage.Passing;
import io.benchtable.tables.storage.TransactionCancelled;
import io.benchtable.tables.storage.statement.DuplicateItem;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;

/** What the protocol calls each failure. */
final class Failures {

  private Failures() {}

  static Failure of(RuntimeException failure) {
    return switch (failure) {
      case ConditionFailed failed ->
          refused(failed).withItem(failed.stored().map(ItemJson::write).orElse(""));
      case DuplicateItem duplicate ->
          Failure.ofDynamoDb("DuplicateItemException", duplicate.text());
      case TransactionCancelled cancelled -> CancellationJson.failure(cancelled);
      case ValidationError invalid -> Failure.validation(invalid.text());
      case SerializationError notReadable ->
          Failure.ofService("SerializationException", notReadable.text());
      case ThroughputExceeded exceeded -> Failure.throttled(exceeded);
      case RequestRefused refused -> refused(refused);
      case AccessRefused refused -> access(refused);
      case BodyRefused refused -> body(refused);
      case RuntimeException other when Passing.is(other) -> Failure.unavailable();
      case RuntimeException other -> Failure.internal();
    };
  }

  private static Failure body(BodyRefused refused) {
    return switch (refused.reason()) {
      case TOO_LARGE -> Failure.bodyTooLarge(refused.text());
      case TOO_MANY -> Failure.throttled(refused.text());
    };
  }

  private static Failure refused(RequestRefused refused) {
    return switch (refused.code()) {
      case VALIDATION -> Failure.validation(refused.text());
      case RESOURCE_NOT_FOUND -> Failure.ofDynamoDb("ResourceNotFoundException", refused.text());
      case RESOURCE_IN_USE -> Failure.ofDynamoDb("ResourceInUseException", refused.text());
      case LIMIT_EXCEEDED -> Failure.ofDynamoDb("LimitExceededException", refused.text());
      case POLICY_NOT_FOUND -> Failure.ofDynamoDb("PolicyNotFoundException", refused.text());
      case BACKUP_NOT_FOUND -> Failure.ofDynamoDb("BackupNotFoundException", refused.text());
      case BACKUP_IN_USE -> Failure.ofDynamoDb("BackupInUseException", refused.text());
      case TABLE_NOT_FOUND -> Failure.ofDynamoDb("TableNotFoundException", refused.text());
      case TABLE_ALREADY_EXISTS ->
          Failure.ofDynamoDb("TableAlreadyExistsException", refused.text());
      case TABLE_IN_USE -> Failure.ofDynamoDb("TableInUseException", refused.text());
      case CONTINUOUS_BACKUPS_UNAVAILABLE ->
          Failure.ofDynamoDb("ContinuousBackupsUnavailableException", refused.text());
      case POINT_IN_TIME_RECOVERY_UNAVAILABLE ->
          Failure.ofDynamoDb("PointInTimeRecoveryUnavailableException", refused.text());
      case INVALID_RESTORE_TIME ->
          Failure.ofDynamoDb("InvalidRestoreTimeException", refused.text());
      case EXPORT_NOT_FOUND -> Failure.ofDynamoDb("ExportNotFoundException", refused.text());
      case EXPORT_CONFLICT -> Failure.ofDynamoDb("ExportConflictException", refused.text());
      case INVALID_EXPORT_TIME -> Failure.ofDynamoDb("InvalidExportTimeException", refused.text());
      case IMPORT_NOT_FOUND -> Failure.ofDynamoDb("ImportNotFoundException", refused.text());
      case IMPORT_CONFLICT -> Failure.ofDynamoDb("ImportConflictException", refused.text());
      case UNSUPPORTED_OPERATION ->
          Failure.ofDynamoDb("UnsupportedOperationException", refused.text());
      case CONDITIONAL_CHECK_FAILED ->
          Failure.ofDynamoDb("ConditionalCheckFailedException", refused.text());
      case TRANSACTION_CONFLICT ->
          Failure.ofDynamoDb("TransactionConflictException", refused.text());
      case THROUGHPUT_EXCEEDED ->
          Failure.ofDynamoDb("ProvisionedThroughputExceededException", refused.text());
      case THROTTLED -> Failure.throttled(refused.text());
      case TRANSACTION_CANCELED ->
          Failure.ofTransaction("TransactionCanceledException", refused.text(), "");
      case TRANSACTION_IN_PROGRESS ->
          Failure.ofTransaction("TransactionInProgressException", refused.text(), "");
      case IDEMPOTENT_PARAMETER_MISMATCH ->
          Failure.ofTransaction("IdempotentParameterMismatchException", refused.text(), "");
    };
  }

  private static Failure access(AccessRefused refused) {
    return switch (refused.reason()) {
      case MISSING_CREDENTIALS ->
          Failure.ofService("MissingAuthenticationTokenException", refused.text());
      case UNKNOWN_CREDENTIALS -> Failure.ofService("UnrecognizedClientException", refused.text());
      case WRONG_SIGNATURE -> Failure.ofService("InvalidSignatureException", refused.text());
      case INCOMPLETE_SIGNATURE ->
          Failure.ofService("IncompleteSignatureException", refused.text());
      case WRONG_HOST, NOT_ALLOWED -> Failure.ofService("AccessDeniedException", refused.text());
    };
  }
}
