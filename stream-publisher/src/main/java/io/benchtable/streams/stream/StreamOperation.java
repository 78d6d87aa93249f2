package io.benchtable.streams.stream;

import tools.jackson.databind.JsonNode;

/** An operation of the protocol. */
interface StreamOperation {

  /** Does it and gives the body of the answer. */
  JsonNode run(StreamRequest request);

  /** As clients name it. */
  default String name() {
    return getClass().getSimpleName();
  }
}
