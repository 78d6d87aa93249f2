package io.benchtable.tables.dynamodb;

/** An operation of the protocol. */
interface Operation {

  /** Does it and gives the body of the answer as JSON. */
  String run(RequestBody request);

  /** As clients name it. */
  default String name() {
    return getClass().getSimpleName();
  }
}
