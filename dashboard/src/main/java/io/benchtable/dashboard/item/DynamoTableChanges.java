package io.benchtable.dashboard.item;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** Changes of tables through the AWS SDK. */
@Component
class DynamoTableChanges implements TableChanges {

  private final DynamoConnection tables;
  private final DynamoDbClient client;

  DynamoTableChanges(DynamoConnection tables) {
    this.tables = tables;
    this.client = tables.client();
  }

  @Override
  public void create(NewTable table) {
    tables.told(
        () ->
            client.createTable(
                request -> {
                  request
                      .tableName(table.name())
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .attributeDefinitions(TableSchemas.definitions(keys(table)))
                      .keySchema(TableSchemas.schema(table.keys()));
                  if (!table.indexes().isEmpty()) {
                    request.localSecondaryIndexes(
                        table.indexes().stream().map(TableSchemas::local).toList());
                  }
                  if (!table.tags().isEmpty()) {
                    request.tags(TableSchemas.tags(table.tags()));
                  }
                  table.stream()
                      .ifPresent(
                          view ->
                              request.streamSpecification(
                                  stream -> stream.streamEnabled(true).streamViewType(view)));
                }));
  }

  private static List<Table.Keys> keys(NewTable table) {
    return Stream.concat(Stream.of(table.keys()), table.indexes().stream().map(NewIndex::keys))
        .toList();
  }

  @Override
  public void tag(Table table, String key, String value) {
    tables.told(
        () ->
            client.tagResource(
                request ->
                    request
                        .resourceArn(table.settings().arn())
                        .tags(TableSchemas.tags(Map.of(key, value)))));
  }

  @Override
  public void untag(Table table, String key) {
    tables.told(
        () ->
            client.untagResource(
                request -> request.resourceArn(table.settings().arn()).tagKeys(key)));
  }

  @Override
  public void delete(String table) {
    tables.told(() -> client.deleteTable(request -> request.tableName(table)));
  }

  @Override
  public void createIndex(Table table, NewIndex index) {
    CreateGlobalSecondaryIndexAction create =
        CreateGlobalSecondaryIndexAction.builder()
            .indexName(index.name())
            .keySchema(TableSchemas.schema(index.keys()))
            .projection(TableSchemas.projection(index.projection()))
            .provisionedThroughput(
                table.settings().capacity().map(TableSchemas::throughput).orElse(null))
            .build();
    indexes(
        table.name(),
        TableSchemas.definitions(List.of(index.keys())),
        GlobalSecondaryIndexUpdate.builder().create(create).build());
  }

  @Override
  public void deleteIndex(String table, String index) {
    indexes(
        table,
        List.of(),
        GlobalSecondaryIndexUpdate.builder().delete(delete -> delete.indexName(index)).build());
  }

  private void indexes(
      String table, List<AttributeDefinition> definitions, GlobalSecondaryIndexUpdate update) {
    tables.told(
        () ->
            client.updateTable(
                request -> {
                  request.tableName(table).globalSecondaryIndexUpdates(List.of(update));
                  if (!definitions.isEmpty()) {
                    request.attributeDefinitions(definitions);
                  }
                }));
  }

  @Override
  public void stream(String table, Optional<String> view) {
    tables.told(
        () ->
            client.updateTable(
                request ->
                    request
                        .tableName(table)
                        .streamSpecification(
                            stream -> {
                              stream.streamEnabled(view.isPresent());
                              view.ifPresent(stream::streamViewType);
                            })));
  }

  @Override
  public void timeToLive(String table, String attribute, boolean on) {
    tables.told(
        () ->
            client.updateTimeToLive(
                request ->
                    request
                        .tableName(table)
                        .timeToLiveSpecification(
                            expiry -> expiry.attributeName(attribute).enabled(on))));
  }

  @Override
  public void keep(String table, boolean kept) {
    tables.told(
        () ->
            client.updateTable(
                request -> request.tableName(table).deletionProtectionEnabled(kept)));
  }

  @Override
  public void capacity(Table table, Optional<Table.Capacity> capacity) {
    Optional<ProvisionedThroughput> units = capacity.map(TableSchemas::throughput);
    List<GlobalSecondaryIndexUpdate> indexes =
        units.stream().flatMap(reserved -> reserve(table, reserved)).toList();
    tables.told(
        () ->
            client.updateTable(
                request -> {
                  request
                      .tableName(table.name())
                      .billingMode(
                          units.isPresent()
                              ? BillingMode.PROVISIONED
                              : BillingMode.PAY_PER_REQUEST);
                  units.ifPresent(request::provisionedThroughput);
                  if (!indexes.isEmpty()) {
                    request.globalSecondaryIndexUpdates(indexes);
                  }
                }));
  }

  private static Stream<GlobalSecondaryIndexUpdate> reserve(
      Table table, ProvisionedThroughput units) {
    return table.indexes().stream()
        .filter(index -> !index.local())
        .map(
            index ->
                GlobalSecondaryIndexUpdate.builder()
                    .update(update -> update.indexName(index.name()).provisionedThroughput(units))
                    .build());
  }

  @Override
  public void recovery(String table, boolean on) {
    tables.told(
        () ->
            client.updateContinuousBackups(
                request ->
                    request
                        .tableName(table)
                        .pointInTimeRecoverySpecification(
                            recovery -> recovery.pointInTimeRecoveryEnabled(on))));
  }

  @Override
  public void backUp(String table, String name) {
    tables.told(() -> client.createBackup(request -> request.tableName(table).backupName(name)));
  }

  @Override
  public void deleteBackup(String arn) {
    tables.told(() -> client.deleteBackup(request -> request.backupArn(arn)));
  }

  @Override
  public void restore(String arn, String target) {
    tables.told(
        () ->
            client.restoreTableFromBackup(
                request -> request.backupArn(arn).targetTableName(target)));
  }

  @Override
  public void restore(String table, String target, Optional<Instant> at) {
    tables.told(
        () ->
            client.restoreTableToPointInTime(
                request -> {
                  request.sourceTableName(table).targetTableName(target);
                  at.ifPresentOrElse(
                      request::restoreDateTime, () -> request.useLatestRestorableTime(true));
                }));
  }
}
