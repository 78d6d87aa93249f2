package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.storage.backup.Backups;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells that nothing is backed up continuously. */
record DescribeContinuousBackups(Catalogue catalogue) implements Operation {

  private static final String DISABLED = "DISABLED";

  @Override
  public String run(RequestBody request) {
    String table = TableNames.of(request);
    catalogue.find(table).orElseThrow(() -> Backups.missingTable(table));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode description = answer.putObject("ContinuousBackupsDescription");
    description.put("ContinuousBackupsStatus", DISABLED);
    description
        .putObject("PointInTimeRecoveryDescription")
        .put("PointInTimeRecoveryStatus", DISABLED);
    return answer.toString();
  }
}
