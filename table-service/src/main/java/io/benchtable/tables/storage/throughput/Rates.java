package io.benchtable.tables.storage.throughput;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.Throughput;
import org.jspecify.annotations.Nullable;

/** The units a second that tables and their global indexes have. */
final class Rates {

  static final long UNLIMITED = 0;

  private Rates() {}

  /** Whether anything of a table has a limit. */
  static boolean limit(TableDefinition table) {
    return table.billingMode() == BillingMode.PROVISIONED
        || limit(table.details().capacity())
        || limitOnDemandIndexes(table);
  }

  /** Whether any of the global indexes has a limit. */
  static boolean limitIndexes(TableDefinition table) {
    return table.billingMode() == BillingMode.PROVISIONED
        ? table.indexes().stream().anyMatch(index -> index.scope() == Index.Scope.GLOBAL)
        : limitOnDemandIndexes(table);
  }

  private static boolean limitOnDemandIndexes(TableDefinition table) {
    for (Index index : table.indexes()) {
      if (limit(index.details().capacity())) {
        return true;
      }
    }
    return false;
  }

  private static boolean limit(CapacityDetails bounds) {
    return bounds.maxReadUnits() != null || bounds.maxWriteUnits() != null;
  }

  /** Of a global index, or of the table where there is none. */
  static long of(TableDefinition table, @Nullable Index index, Use use) {
    if (table.billingMode() == BillingMode.PROVISIONED) {
      Throughput units = index == null ? table.throughput() : index.throughput();
      return use == Use.READ ? units.readUnits() : units.writeUnits();
    }
    CapacityDetails bounds =
        index == null ? table.details().capacity() : index.details().capacity();
    Long most = use == Use.READ ? bounds.maxReadUnits() : bounds.maxWriteUnits();
    return most == null ? UNLIMITED : most;
  }
}
