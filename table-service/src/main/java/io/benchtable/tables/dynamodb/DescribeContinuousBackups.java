package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.recovery.Recovery;

/** Tells whether a table can be restored to times. */
record DescribeContinuousBackups(Recovery recovery) implements Operation {

  @Override
  public String run(RequestBody request) {
    return ContinuousBackupsJson.write(recovery.describe(TableNames.of(request)));
  }
}
