package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBackups;
import io.benchtable.tables.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BackupDescription;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BackupType;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Backups of tables that were deleted while recovery was on, as a client sees them. */
class SystemBackupsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration KEPT = Duration.ofDays(35);

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void restoresATableAsItWasWhenItWasDeleted() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    for (int i = 0; i < 40; i++) {
      put(table, item(i));
    }
    expire(table);
    setRecovery(table, true);
    put(table, item(40));
    client.deleteItem(request -> request.tableName(table).key(id("i3", n(3))));
    Set<Map<String, AttributeValue>> items = whole(table);
    List<Map<String, AttributeValue>> ofADay = TestTables.ofDay(client, table, "d1");
    String tableId = client.describeTable(request -> request.tableName(table)).table().tableId();
    delete(table);

    BackupDescription described = describe(only(table));
    assertThat(described.sourceTableDetails().tableName()).isEqualTo(table);
    assertThat(described.sourceTableDetails().tableId()).isEqualTo(tableId);
    assertThat(described.sourceTableDetails().itemCount()).isEqualTo(40);
    assertThat(described.backupDetails().backupSizeBytes()).isPositive();
    var features = described.sourceTableFeatureDetails();
    assertThat(features.globalSecondaryIndexes()).hasSize(2);
    assertThat(features.streamDescription().streamEnabled()).isTrue();
    assertThat(features.timeToLiveDescription().attributeName()).isEqualTo("expires");

    restore(only(table), table);
    assertThat(whole(table)).isEqualTo(items).hasSize(40);
    assertThat(TestTables.ofDay(client, table, "d1")).isEqualTo(ofADay).hasSizeGreaterThan(10);
    put(table, item(41));
    client.deleteItem(request -> request.tableName(table).key(id("i1", n(1))));
    String again = table + "-again";
    restore(only(table), again);
    assertThat(whole(again)).isEqualTo(items);
    var restored = client.describeTable(request -> request.tableName(again)).table();
    assertThat(restored.streamSpecification()).isNull();
    assertThat(
            client
                .describeTimeToLive(request -> request.tableName(again))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.DISABLED);
  }

  @Test
  void tellsThemApartFromThoseThatUsersAskedFor() {
    String table = TestTables.simple();
    put(table, id("a"));
    String asked = TestBackups.available(client, table, "asked");
    setRecovery(table, true);
    delete(table);

    BackupSummary system = only(table);
    assertThat(system.backupName()).isEqualTo(table + "$DeletedTableBackup");
    assertThat(system.backupType()).isEqualTo(BackupType.SYSTEM);
    assertThat(system.backupStatus()).isEqualTo(BackupStatus.AVAILABLE);
    assertThat(system.backupArn())
        .matches(
            "arn:aws:dynamodb:local:000000000000:table/%s/backup/0[0-9]{13}-00000000"
                .formatted(table));
    assertThat(system.backupCreationDateTime())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(system.backupExpiryDateTime()).isEqualTo(system.backupCreationDateTime().plus(KEPT));
    assertThat(describe(system).backupDetails().backupExpiryDateTime())
        .isEqualTo(system.backupExpiryDateTime());

    assertThat(arns(table, null)).containsExactly(asked);
    assertThat(arns(table, BackupTypeFilter.USER)).containsExactly(asked);
    assertThat(arns(table, BackupTypeFilter.AWS_BACKUP)).isEmpty();
    assertThat(arns(table, BackupTypeFilter.ALL)).containsExactly(asked, system.backupArn());
    assertThat(list(table, BackupTypeFilter.USER).getFirst().backupExpiryDateTime()).isNull();
  }

  @Test
  void refusesToDeleteThem() {
    String table = TestTables.simple();
    setRecovery(table, true);
    delete(table);
    BackupSummary system = only(table);
    assertThatThrownBy(() -> client.deleteBackup(request -> request.backupArn(system.backupArn())))
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused -> {
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(refused.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "Invalid Request: User is not allowed to delete the system backup with arn %s. It will automatically expire on %s"
                          .formatted(system.backupArn(), system.backupExpiryDateTime()));
            });
    assertThat(only(table)).isEqualTo(system);
  }

  @Test
  void leavesNoneOfATableWithoutRecovery() {
    String never = TestTables.simple();
    delete(never);
    assertThat(arns(never, BackupTypeFilter.ALL)).isEmpty();
    String off = TestTables.simple();
    setRecovery(off, true);
    setRecovery(off, false);
    delete(off);
    assertThat(arns(off, BackupTypeFilter.ALL)).isEmpty();
  }

  @Test
  void hasOneForEachTableThatHadTheName() {
    String table = TestTables.simple();
    setRecovery(table, true);
    put(table, id("first"));
    delete(table);
    TestTables.simpleNamed(table);
    setRecovery(table, true);
    put(table, id("second"));
    delete(table);
    List<BackupSummary> both = list(table, BackupTypeFilter.SYSTEM);
    assertThat(both).extracting(BackupSummary::tableId).doesNotHaveDuplicates().hasSize(2);
    restore(both.getFirst(), table + "-first");
    restore(both.getLast(), table + "-second");
    assertThat(whole(table + "-first")).containsExactly(id("first"));
    assertThat(whole(table + "-second")).containsExactly(id("second"));
  }

  private static Map<String, AttributeValue> item(int i) {
    return Map.of("id", s("i" + i), "n", n(i), "day", s("d" + i % 2), "label", s("label " + i));
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }

  private void expire(String table) {
    client.updateTimeToLive(
        request ->
            request
                .tableName(table)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
  }

  private void setRecovery(String table, boolean on) {
    client.updateContinuousBackups(
        request ->
            request
                .tableName(table)
                .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(on)));
  }

  private void delete(String table) {
    client.deleteTable(request -> request.tableName(table));
  }

  private BackupSummary only(String table) {
    List<BackupSummary> found = list(table, BackupTypeFilter.SYSTEM);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<String> arns(String table, @Nullable BackupTypeFilter type) {
    return list(table, type).stream().map(BackupSummary::backupArn).toList();
  }

  private List<BackupSummary> list(String table, @Nullable BackupTypeFilter type) {
    return client
        .listBackups(request -> request.tableName(table).backupType(type))
        .backupSummaries();
  }

  private BackupDescription describe(BackupSummary backup) {
    return client
        .describeBackup(request -> request.backupArn(backup.backupArn()))
        .backupDescription();
  }

  private void restore(BackupSummary backup, String target) {
    client.restoreTableFromBackup(
        request -> request.backupArn(backup.backupArn()).targetTableName(target));
    TestBackups.awaitActive(client, target);
  }

  private Set<Map<String, AttributeValue>> whole(String table) {
    return Set.copyOf(
        client.scanPaginator(request -> request.tableName(table)).items().stream().toList());
  }
}
