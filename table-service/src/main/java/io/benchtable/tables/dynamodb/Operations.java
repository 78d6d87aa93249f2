package io.benchtable.tables.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operations by the name in the target header. */
final class Operations {

  private static final String PREFIX = "DynamoDB_20120810.";

  private final Map<String, Operation> byTarget = new HashMap<>();

  Operations(List<Operation> operations) {
    operations.forEach(
        operation -> byTarget.put(PREFIX + operation.name(), CheckedOperation.of(operation)));
  }

  Optional<Operation> at(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }
}
