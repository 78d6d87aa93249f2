package io.benchtable.tables.catalogue;

import java.util.Optional;

/** What a global secondary index of a table in use is to become. */
public sealed interface IndexUpdate {

  String index();

  /** There is to be such an index. */
  record Create(Index wanted) implements IndexUpdate {

    @Override
    public String index() {
      return wanted.name();
    }
  }

  /** There is to be none. */
  record Delete(String index) implements IndexUpdate {}

  /** It is to have another capacity; what is empty stays. */
  record Capacity(String index, Optional<Throughput> units, CapacityChange change)
      implements IndexUpdate {}
}
