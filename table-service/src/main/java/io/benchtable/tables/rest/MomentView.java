package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.storage.backup.SourceTable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that is to be made of what another one held at a moment.
 *
 * @param table its name
 * @param at the moment; now when it is not said
 * @param indexes those that it is to have; all that there are when they are not said
 */
@Schema(name = "RestoreToMoment")
record MomentView(@Nullable String table, @Nullable Instant at, @Nullable List<String> indexes) {

  Optional<Instant> moment() {
    return Optional.ofNullable(at);
  }

  TableRequest request(SourceTable source) {
    return new RestoreView(table, indexes).request(source);
  }
}
