package io.benchtable.tables.catalogue;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a table can be asked for besides its keys, indexes, capacity and stream.
 *
 * @param encryptionKey null for the service's own key
 * @param policy of the table itself; null for none
 */
public record TableOptions(
    Optional<TableClass> tableClass,
    @Nullable String encryptionKey,
    CapacityDetails capacity,
    Map<String, String> tags,
    @Nullable String policy) {

  public static final TableOptions NONE =
      new TableOptions(Optional.empty(), null, CapacityDetails.NONE, Map.of(), null);

  public TableOptions {
    tags = Map.copyOf(tags);
  }
}
