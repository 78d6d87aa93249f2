package io.benchtable.streams.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operations by their names. */
final class StreamOperations {

  private final Map<String, StreamOperation> byName = new HashMap<>();

  StreamOperations(List<StreamOperation> operations) {
    operations.forEach(operation -> byName.put(operation.name(), operation));
  }

  StreamOperation at(String name) {
    StreamOperation operation = byName.get(name);
    if (operation == null) {
      throw new StreamRefused(ErrorCode.UNKNOWN_OPERATION, "");
    }
    return operation;
  }
}
