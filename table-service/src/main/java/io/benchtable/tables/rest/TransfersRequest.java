package io.benchtable.tables.rest;

import io.benchtable.tables.storage.transfer.TransferId;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which exports or imports to list. */
record TransfersRequest(
    @Parameter(description = "How many to list at most; 1 to 1,000, else 100")
        @Nullable Integer limit,
    @Parameter(description = "What the list before this one had as next") @Nullable String next) {

  Optional<TransferId> after(TransferId.Kind kind) {
    return Pages.afterId(next).map(id -> new TransferId(kind, "", id));
  }

  int most() {
    return Pages.most(limit);
  }
}
