package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** UpdateTimeToLive and DescribeTimeToLive, as a client sees them. */
class TimeToLiveIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DynamoDbClient client = RunningTableService.client();
  private final JdbcTemplate jdbc = new JdbcTemplate(RunningTableService.bean(DataSource.class));

  @Test
  void isSwitchedOnAndOffAgain() {
    String table = TestTables.simple();
    assertThat(describe(table))
        .isEqualTo(
            TimeToLiveDescription.builder().timeToLiveStatus(TimeToLiveStatus.DISABLED).build());
    assertThat(
            client
                .updateTimeToLive(
                    request ->
                        request
                            .tableName(table)
                            .timeToLiveSpecification(ttl -> ttl.attributeName("ttl").enabled(true)))
                .timeToLiveSpecification())
        .satisfies(
            specification -> {
              assertThat(specification.attributeName()).isEqualTo("ttl");
              assertThat(specification.enabled()).isTrue();
            });
    awaitStatus(table, TimeToLiveStatus.ENABLED);
    assertThat(describe(table).attributeName()).isEqualTo("ttl");
    assertThat(indexes(table)).hasSize(1);
    update(table, "ttl", false);
    awaitStatus(table, TimeToLiveStatus.DISABLED);
    assertThat(describe(table).attributeName()).isNull();
    assertThat(indexes(table)).isEmpty();
    update(table, "other", true);
    awaitStatus(table, TimeToLiveStatus.ENABLED);
    assertThat(describe(table).attributeName()).isEqualTo("other");
  }

  @Test
  void isBeingSwitchedWhileOthersStillWrite() throws Exception {
    String table = TestTables.simple();
    try (var reader = RunningTableService.bean(DataSource.class).getConnection();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("select count(*) from " + relation(table)).close();
      statement.execute("savepoint held");
      client.putItem(request -> request.tableName(table).item(TestTables.id("a")));
      statement.executeUpdate("update %s set version = version".formatted(relation(table)));
      update(table, "ttl", true);
      assertThat(describe(table).timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLING);
      assertThat(describe(table).attributeName()).isEqualTo("ttl");
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(indexes(table)).hasSize(1));
      assertThat(describe(table).timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLING);
      update(table, "ttl", false);
      assertThat(describe(table).timeToLiveStatus()).isEqualTo(TimeToLiveStatus.DISABLING);
      reader.rollback();
    }
    awaitStatus(table, TimeToLiveStatus.DISABLED);
    assertThat(indexes(table)).isEmpty();
  }

  @Test
  void isDeletedWhileItIsBeingSwitched() throws Exception {
    String table = TestTables.simple();
    try (var reader = RunningTableService.bean(DataSource.class).getConnection();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("select count(*) from catalog.tables");
      update(table, "ttl", true);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(indexes(table)).hasSize(1));
      String relation = relation(table);
      client.deleteTable(request -> request.tableName(table));
      assertThat(jdbc.queryForObject("select to_regclass(?)", String.class, relation)).isNull();
      reader.rollback();
      reader.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  @Test
  void refusesWhatIsSoAlready() {
    String table = TestTables.simple();
    invalid(() -> update(table, "ttl", false), "TimeToLive is already disabled");
    update(table, "ttl", true);
    invalid(() -> update(table, "ttl", true), "TimeToLive is already enabled");
    String other = "TimeToLive is active on a different AttributeName: current AttributeName is ";
    invalid(() -> update(table, "other", true), other + "ttl");
    invalid(() -> update(table, "other", false), other + "ttl");
  }

  @Test
  void refusesNamesThatAreNone() {
    String table = TestTables.simple();
    String start = "1 validation error detected: Value '";
    String end =
        "' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must"
            + " have length ";
    invalid(() -> update(table, "", true), start + end + "greater than or equal to 1");
    String longName = "x".repeat(256);
    invalid(
        () -> update(table, longName, true), start + longName + end + "less than or equal to 255");
    assertThatThrownBy(() -> update(table, "a\0b", true)).hasMessageContaining("without U+0000");
  }

  @Test
  void namesWhatIsMissing() {
    String table = TestTables.simple();
    String end = "' failed to satisfy constraint: Member must not be null";
    invalid(
        () -> client.updateTimeToLive(request -> request.tableName(table)),
        "1 validation error detected: Value null at 'timeToLiveSpecification" + end);
    invalid(
        () ->
            client.updateTimeToLive(
                request ->
                    request
                        .tableName(table)
                        .timeToLiveSpecification(ttl -> ttl.attributeName("ttl"))),
        "1 validation error detected: Value null at 'timeToLiveSpecification.enabled" + end);
    invalid(
        () ->
            client.updateTimeToLive(
                request ->
                    request.tableName(table).timeToLiveSpecification(ttl -> ttl.enabled(true))),
        "1 validation error detected: Value null at 'timeToLiveSpecification.attributeName" + end);
  }

  @Test
  void knowsNoTableThatIsNotThere() {
    assertThatThrownBy(() -> update("never-made", "ttl", true))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Requested resource not found: Table: never-made not found");
  }

  private void update(String table, String attribute, boolean enabled) {
    client.updateTimeToLive(
        request ->
            request
                .tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(enabled)));
  }

  private TimeToLiveDescription describe(String table) {
    return client.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
  }

  private void awaitStatus(String table, TimeToLiveStatus status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(describe(table).timeToLiveStatus()).isEqualTo(status));
  }

  private List<String> indexes(String table) {
    return jdbc.query(
        "select indexrelid::regclass::text from pg_index where indrelid = ?::regclass"
            + " and not indisprimary",
        (row, number) -> row.getString(1),
        relation(table));
  }

  private String relation(String table) {
    return "items.t"
        + jdbc.queryForObject(
            "select generation from catalog.tables where name = ?", Long.class, table);
  }

  private static void invalid(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
            });
  }
}
