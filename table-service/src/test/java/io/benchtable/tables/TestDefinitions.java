package io.benchtable.tables;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableDetails;
import io.benchtable.tables.catalogue.TableStatus;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.catalogue.TimeToLive;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.ScalarType;
import java.time.Instant;
import java.util.List;

/** Tables that are ACTIVE and have the partition key "id", for tests that store none. */
public final class TestDefinitions {

  private TestDefinitions() {}

  /** The table "notes" with as many slots as it has indexes. */
  public static TableDefinition notes(BillingMode mode, Throughput units, Index... indexes) {
    return table("notes", 1, mode, units, CapacityDetails.NONE, indexes.length, indexes);
  }

  /**
   * @param slots how many indexes it ever had
   */
  public static TableDefinition table(
      String name,
      long generation,
      BillingMode mode,
      Throughput units,
      CapacityDetails capacity,
      int slots,
      Index... indexes) {
    return new TableDefinition(
        name,
        generation,
        new KeyAttribute("id", ScalarType.S),
        null,
        List.of(indexes),
        mode,
        units,
        false,
        null,
        null,
        Instant.EPOCH,
        TimeToLive.NONE,
        new TableDetails(
            "id", slots, TableStatus.ACTIVE, Instant.EPOCH, null, null, null, null, capacity, null),
        1);
  }
}
