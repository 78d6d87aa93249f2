package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableSize;
import io.benchtable.tables.storage.backup.SourceTable;
import io.benchtable.tables.storage.recovery.TimeRestores;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes a table of what another one held at a time; it is ACTIVE when all items are there. */
record RestoreTableToPointInTime(Catalogue catalogue, TimeRestores restores) implements Operation {

  private static final String TIME = "RestoreDateTime";

  @Override
  public String run(RequestBody request) {
    Optional<Instant> at = time(request);
    TableDefinition source = restores.source(source(request), at);
    TableDefinition table =
        restores.begin(source, at, RestoreRequestJson.read(request, SourceTable.of(source)));
    return TableDescriptionJson.write(
        "TableDescription", table, catalogue.moment().now(), TableSize.NONE);
  }

  /** Empty for the latest. */
  private static Optional<Instant> time(RequestBody request) {
    boolean latest = request.flag("UseLatestRestorableTime", false);
    JsonNode seconds = request.member(TIME);
    if (latest && seconds != null) {
      throw RequestRefused.invalid(
          "Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be set for"
              + " point-in-time restore request. Please specify either RestoreDateTime time or"
              + " UseLatestRestorableTime");
    }
    if (!latest && seconds == null) {
      throw RequestRefused.invalid(
          "Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime must be"
              + " specified, but not both");
    }
    return Optional.ofNullable(seconds).map(Times::of);
  }

  private static String source(RequestBody request) {
    Optional<String> name = request.string("SourceTableName");
    Optional<String> arn = request.string("SourceTableArn");
    if (name.isPresent() && arn.isPresent()) {
      throw RequestRefused.invalid("Must provide exactly one of: sourceTableArn, sourceTableName");
    }
    if (arn.isPresent()) {
      return TableNames.checked(arn.get(), "sourceTableArn");
    }
    return TableNames.checkedName(
        name.orElseThrow(
            () ->
                RequestRefused.invalid(
                    "The parameter 'TableName' is required but was not present in the request")),
        "sourceTableName");
  }
}
