package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.recovery.RecoveryStatus;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes whether a table can be restored to times. */
final class ContinuousBackupsJson {

  private ContinuousBackupsJson() {}

  static String write(RecoveryStatus status) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode description = answer.putObject("ContinuousBackupsDescription");
    description.put("ContinuousBackupsStatus", "ENABLED");
    ObjectNode recovery = description.putObject("PointInTimeRecoveryDescription");
    recovery.put("PointInTimeRecoveryStatus", status.days().isPresent() ? "ENABLED" : "DISABLED");
    status.days().ifPresent(days -> recovery.put("RecoveryPeriodInDays", days));
    status
        .times()
        .ifPresent(
            times ->
                recovery
                    .put("EarliestRestorableDateTime", seconds(times.earliest()))
                    .put("LatestRestorableDateTime", seconds(times.latest())));
    return answer.toString();
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
