package io.benchtable.tables.dynamodb;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operations by the name in the target header. */
final class Operations {

  private static final String PREFIX = "DynamoDB_20120810.";

  private final Map<String, CheckedOperation> byTarget = new HashMap<>();

  Operations(List<Operation> operations) {
    operations.forEach(
        operation -> byTarget.put(PREFIX + operation.name(), CheckedOperation.of(operation)));
  }

  Collection<CheckedOperation> all() {
    return byTarget.values();
  }

  Optional<CheckedOperation> at(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }
}
