package io.benchtable.tables.dynamodb.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The shapes of the requests of all operations, by the operation's name. */
public final class Shapes {

  private static final Map<String, Shape.Structure> BY_OPERATION = new HashMap<>();

  static {
    List.of(
            TableShapes.ALL,
            ItemShapes.ALL,
            ReadShapes.ALL,
            BatchShapes.ALL,
            TransactionShapes.ALL,
            StatementShapes.ALL,
            ResourceShapes.ALL,
            BackupShapes.ALL,
            TransferShapes.ALL,
            StreamShapes.ALL)
        .forEach(BY_OPERATION::putAll);
  }

  private Shapes() {}

  /** Refuses a body that is not a request of the operation. */
  @FunctionalInterface
  public interface Check {

    /** First by its types, of which the first wrong one is told; then by all its constraints. */
    void check(JsonNode body);
  }

  /** The check of an operation; empty for one that nothing is known of. */
  public static Optional<Check> of(String operation) {
    return Optional.ofNullable(BY_OPERATION.get(operation))
        .map(
            shape ->
                body -> {
                  TypeChecks.check(shape, body);
                  Constraints.check(shape, body);
                });
  }
}
