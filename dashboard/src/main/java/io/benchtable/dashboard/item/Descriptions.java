package io.benchtable.dashboard.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/** Descriptions of tables, their expiry and backups as the AWS SDK has them. */
final class Descriptions {

  private Descriptions() {}

  static Table table(TableDescription described) {
    Map<String, String> types =
        described.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    List<Table.Index> indexes = new ArrayList<>();
    described.globalSecondaryIndexes().forEach(index -> indexes.add(global(index, types)));
    described.localSecondaryIndexes().forEach(index -> indexes.add(local(index, types)));
    return new Table(
        described.tableName(),
        Optional.ofNullable(described.tableStatusAsString()).orElse("ACTIVE"),
        keys(described.keySchema(), types),
        indexes,
        number(described.itemCount()),
        number(described.tableSizeBytes()),
        stream(described),
        settings(described),
        Optional.ofNullable(described.creationDateTime()));
  }

  static TimeToLive timeToLive(TimeToLiveDescription described) {
    return new TimeToLive(
        Optional.ofNullable(described.timeToLiveStatusAsString()).orElse("DISABLED"),
        Optional.ofNullable(described.attributeName()));
  }

  static Recovery recovery(ContinuousBackupsDescription described) {
    return Optional.ofNullable(described.pointInTimeRecoveryDescription())
        .filter(window -> window.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED)
        .map(
            window ->
                new Recovery(
                    true,
                    Optional.ofNullable(window.recoveryPeriodInDays()),
                    Optional.ofNullable(window.earliestRestorableDateTime()),
                    Optional.ofNullable(window.latestRestorableDateTime())))
        .orElse(Recovery.OFF);
  }

  static Backup backup(BackupSummary described) {
    return new Backup(
        described.backupArn(),
        described.tableName(),
        described.backupName(),
        Optional.ofNullable(described.backupTypeAsString()).orElse("USER"),
        described.backupStatusAsString(),
        number(described.backupSizeBytes()),
        Optional.ofNullable(described.backupCreationDateTime()),
        Optional.ofNullable(described.backupExpiryDateTime()));
  }

  private static Table.Index global(
      GlobalSecondaryIndexDescription index, Map<String, String> types) {
    return new Table.Index(
        index.indexName(),
        keys(index.keySchema(), types),
        projection(index.projection()),
        false,
        Optional.ofNullable(index.indexStatusAsString()).orElse("ACTIVE"),
        Boolean.TRUE.equals(index.backfilling()),
        number(index.itemCount()),
        number(index.indexSizeBytes()));
  }

  private static Table.Index local(
      LocalSecondaryIndexDescription index, Map<String, String> types) {
    return new Table.Index(
        index.indexName(),
        keys(index.keySchema(), types),
        projection(index.projection()),
        true,
        "ACTIVE",
        false,
        number(index.itemCount()),
        number(index.indexSizeBytes()));
  }

  private static Table.Projection projection(Projection projection) {
    return new Table.Projection(projection.projectionTypeAsString(), projection.nonKeyAttributes());
  }

  private static Optional<Table.Stream> stream(TableDescription described) {
    return Optional.ofNullable(described.streamSpecification())
        .filter(specification -> Boolean.TRUE.equals(specification.streamEnabled()))
        .map(
            specification ->
                new Table.Stream(
                    specification.streamViewTypeAsString(),
                    Optional.ofNullable(described.latestStreamArn()).orElse(""),
                    Optional.ofNullable(described.latestStreamLabel())
                        .flatMap(Descriptions::time)));
  }

  /** A stream's label is the time at which it began, without its zone. */
  private static Optional<Instant> time(String label) {
    try {
      return Optional.of(Instant.parse(label + "Z"));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Table.Settings settings(TableDescription described) {
    boolean byRequest =
        described.billingModeSummary() != null
            && described.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
    return new Table.Settings(
        Optional.ofNullable(described.tableArn()).orElse(""),
        Optional.ofNullable(described.tableId()).orElse(""),
        byRequest
            ? Optional.empty()
            : Optional.ofNullable(described.provisionedThroughput())
                .map(
                    units ->
                        new Table.Capacity(
                            number(units.readCapacityUnits()), number(units.writeCapacityUnits()))),
        Boolean.TRUE.equals(described.deletionProtectionEnabled()),
        described.tableClassSummary() == null
            ? "STANDARD"
            : described.tableClassSummary().tableClassAsString());
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static Table.Keys keys(List<KeySchemaElement> schema, Map<String, String> types) {
    List<Table.Key> partition = keys(schema, KeyType.HASH, types);
    return new Table.Keys(
        partition.isEmpty() ? List.of(new Table.Key("?", "S")) : partition,
        keys(schema, KeyType.RANGE, types));
  }

  private static List<Table.Key> keys(
      List<KeySchemaElement> schema, KeyType type, Map<String, String> types) {
    return schema.stream()
        .filter(element -> element.keyType() == type)
        .map(KeySchemaElement::attributeName)
        .map(name -> new Table.Key(name, types.getOrDefault(name, "S")))
        .toList();
  }
}
