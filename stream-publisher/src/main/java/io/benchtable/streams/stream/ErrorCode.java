package io.benchtable.streams.stream;

/** Why a request cannot be answered, as the protocol names it. */
enum ErrorCode {
  /** The body is not what the operation reads. */
  SERIALIZATION(400, "com.amazon.coral.service#SerializationException"),
  VALIDATION(400, "com.amazon.coral.validate#ValidationException"),
  RESOURCE_NOT_FOUND(400, "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"),
  EXPIRED_ITERATOR(400, "com.amazonaws.dynamodb.v20120810#ExpiredIteratorException"),
  TRIMMED_DATA_ACCESS(400, "com.amazonaws.dynamodb.v20120810#TrimmedDataAccessException"),
  UNKNOWN_OPERATION(400, "com.amazon.coral.service#UnknownOperationException"),
  TOO_LARGE(413, "com.amazon.coral.service#RequestEntityTooLargeException"),
  /** Passes: clients try again by themselves. */
  UNAVAILABLE(503, "com.amazon.coral.service#ServiceUnavailable"),
  INTERNAL(500, "com.amazonaws.dynamodb.v20120810#InternalServerError");

  private final int status;
  private final String type;

  ErrorCode(int status, String type) {
    this.status = status;
    this.type = type;
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }
}
