package io.benchtable.tables.storage.transfer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Ends an export or an import, which is not tried again. */
final class TransferFailed extends RuntimeException {

  private final TransferFailure failure;

  private TransferFailed(String code, String message) {
    super(message, null, false, false);
    this.failure = new TransferFailure(code, message);
  }

  TransferFailure failure() {
    return failure;
  }

  static TransferFailed noSuchBucket() {
    return new TransferFailed("S3NoSuchBucket", "The specified bucket does not exist");
  }

  static TransferFailed accessDenied() {
    return new TransferFailed("S3AccessDenied", "Access Denied");
  }

  static TransferFailed changesMissing() {
    return new TransferFailed(
        "InternalServerError", "Changes up to the time of the export are missing");
  }

  static TransferFailed tableGone() {
    return new TransferFailed("ResourceNotFound", "The table does not exist");
  }

  /** What the file system says, without the paths, which are nobody's but the operator's. */
  static TransferFailed of(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return accessDenied();
    }
    String reason = problem instanceof FileSystemException file ? file.getReason() : null;
    return new TransferFailed(
        "InternalServerError",
        "The bucket cannot be used: "
            + (reason == null ? problem.getClass().getSimpleName() : reason));
  }
}
