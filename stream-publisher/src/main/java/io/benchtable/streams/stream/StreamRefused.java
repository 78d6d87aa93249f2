package io.benchtable.streams.stream;

/** A request that cannot be answered as it is, or not now. */
final class StreamRefused extends RuntimeException {

  private final ErrorCode code;

  StreamRefused(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static StreamRefused invalid(String message) {
    return new StreamRefused(ErrorCode.VALIDATION, message);
  }

  static StreamRefused streamMissing(String arn) {
    return new StreamRefused(
        ErrorCode.RESOURCE_NOT_FOUND,
        "Requested resource not found: Stream: " + arn + " not found");
  }

  static StreamRefused shardMissing() {
    return new StreamRefused(
        ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found: Shard does not exist");
  }

  static StreamRefused trimmed() {
    return new StreamRefused(
        ErrorCode.TRIMMED_DATA_ACCESS, "The data you are trying to access has been trimmed");
  }

  static StreamRefused unavailable() {
    return new StreamRefused(ErrorCode.UNAVAILABLE, "The streams cannot be read now; try again.");
  }

  ErrorCode code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
