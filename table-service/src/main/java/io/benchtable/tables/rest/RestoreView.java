package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.storage.backup.SourceTable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is to be made of what another one held.
 *
 * @param table its name
 * @param indexes those that it is to have; all that there were when they are not said
 */
@Schema(name = "Restore")
record RestoreView(@Nullable String table, @Nullable List<String> indexes) {

  TableRequest request(SourceTable source) {
    if (table == null) {
      throw RequestRefused.invalid("Expected table, the name of a new one, but it is absent.");
    }
    TableRequests.checkName("table", table);
    return source.request(table, indexes == null ? source.indexes() : kept(source, indexes));
  }

  private static List<Index> kept(SourceTable source, List<String> wanted) {
    List<String> there = source.indexes().stream().map(Index::name).toList();
    List<String> missing = wanted.stream().filter(name -> !there.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw RequestRefused.invalid(
          "Expected indexes out of %s, but there is %s.".formatted(there, missing));
    }
    return source.indexes().stream().filter(index -> wanted.contains(index.name())).toList();
  }
}
