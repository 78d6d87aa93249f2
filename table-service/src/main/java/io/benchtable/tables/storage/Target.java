package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import java.util.Comparator;

/** The row that an action is about. Everyone who takes several takes them in their order. */
record Target(TableDefinition table, RowKey key) implements Comparable<Target> {

  private static final Comparator<Target> ORDER =
      Comparator.comparingLong((Target target) -> target.table().generation())
          .thenComparing(Target::key);

  @Override
  public int compareTo(Target other) {
    return ORDER.compare(this, other);
  }
}
