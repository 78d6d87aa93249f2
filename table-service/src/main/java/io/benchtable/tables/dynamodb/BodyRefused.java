package io.benchtable.tables.dynamodb;

/** A body that is not read. */
final class BodyRefused extends RuntimeException {

  private final transient Failure failure;

  BodyRefused(Failure failure) {
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
