package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.recovery.Recovery;
import io.benchtable.tables.storage.recovery.RecoveryStatus;

/** Has a table be one that can be restored to times, or no more. */
record UpdateContinuousBackups(Recovery recovery) implements Operation {

  private static final String DAYS = "RecoveryPeriodInDays";

  @Override
  public String run(RequestBody request) {
    String table = TableNames.of(request);
    RequestBody specification = request.requiredObject("PointInTimeRecoverySpecification");
    return ContinuousBackupsJson.write(
        specification.flag("PointInTimeRecoveryEnabled", false)
            ? recovery.enable(table, specification.integer(DAYS))
            : disable(table, specification));
  }

  private RecoveryStatus disable(String table, RequestBody specification) {
    if (specification.has(DAYS)) {
      throw RequestRefused.invalid(
          "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time"
              + " recovery.");
    }
    return recovery.disable(table);
  }
}
