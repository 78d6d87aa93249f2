package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.dynamodb.shape.Shapes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An operation that takes only bodies of its shape. */
record CheckedOperation(Operation operation, Optional<Shapes.Check> shape) implements Operation {

  /** Those that tell of a table that is not there without its name. */
  private static final Set<String> NAMELESS =
      Set.of(
          "PutItem",
          "GetItem",
          "UpdateItem",
          "DeleteItem",
          "Query",
          "Scan",
          "BatchGetItem",
          "BatchWriteItem",
          "TransactGetItems",
          "TransactWriteItems");

  static CheckedOperation of(Operation operation) {
    return new CheckedOperation(operation, Shapes.of(operation.name()));
  }

  @Override
  public String name() {
    return operation.name();
  }

  @Override
  public String run(RequestBody request) {
    return run(request, _ -> {});
  }

  /**
   * @param permission asked when the request is known to have its shape
   */
  String run(RequestBody request, Consumer<RequestBody> permission) {
    shape.ifPresent(check -> check.check(request.node()));
    permission.accept(request);
    try {
      return operation.run(request);
    } catch (RequestRefused e) {
      throw isNameless(e) ? new RequestRefused(e.code(), "Requested resource not found") : e;
    }
  }

  private boolean isNameless(RequestRefused refused) {
    return refused.code() == ErrorCode.RESOURCE_NOT_FOUND && NAMELESS.contains(name());
  }
}
