package io.benchtable.workflows.item;

import java.util.List;
import java.util.Optional;

/**
 * A table that this module owns; a bean of this type makes sure that it is there. All keys are
 * strings.
 */
public record TableDefinition(
    String name, String partitionKey, Optional<String> sortKey, List<Index> indexes) {

  /** A global secondary index that holds whole items. */
  public record Index(String name, String partitionKey, String sortKey) {}

  public TableDefinition {
    indexes = List.copyOf(indexes);
  }
}
