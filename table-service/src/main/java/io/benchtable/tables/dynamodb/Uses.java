package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Knows of every operation what a request does to which resources. */
final class Uses {

  private final Map<String, Function<RequestBody, List<Use>>> byOperation = new HashMap<>();

  Uses(Catalogue catalogue) {
    TableUses.addTo(byOperation);
    new ItemUses(catalogue).addTo(byOperation);
    new RangeUses(catalogue).addTo(byOperation);
    new StatementUses(catalogue).addTo(byOperation);
  }

  /** Refuses to begin without knowing it of all operations. */
  void require(Collection<CheckedOperation> operations) {
    List<String> unknown =
        operations.stream()
            .map(CheckedOperation::name)
            .filter(name -> !byOperation.containsKey(name))
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          "Expected to know what each operation does to which resources, but not of " + unknown);
    }
  }

  /** Of a request whose shape is known to be right. */
  List<Use> of(String operation, RequestBody request) {
    Function<RequestBody, List<Use>> uses = byOperation.get(operation);
    if (uses == null) {
      throw new IllegalArgumentException("Expected to know what is done by " + operation);
    }
    return uses.apply(request);
  }
}
