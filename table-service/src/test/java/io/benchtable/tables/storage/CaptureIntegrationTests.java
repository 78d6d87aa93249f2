package io.benchtable.tables.storage;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.StreamSwitch;
import io.benchtable.tables.catalogue.StreamView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What a reader of the write-ahead log sees. */
class CaptureIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();
  private final JdbcTemplate jdbc = new JdbcTemplate(RunningTableService.bean(DataSource.class));

  @BeforeEach
  void makeSlot() {
    jdbc.execute("create publication captured for tables in schema items");
    jdbc.queryForList("select pg_create_logical_replication_slot('captured', 'pgoutput')");
  }

  @AfterEach
  void dropSlot() {
    jdbc.queryForList("select pg_drop_replication_slot('captured')");
    jdbc.execute("drop publication captured");
  }

  @Test
  void seesOneChangeAWriteAndNoneForAWriteThatChangesNothing() {
    String table = TestTables.simple();
    kinds();
    client.putItem(request -> request.tableName(table).item(Map.of("id", s("a"), "v", n("1.0"))));
    client.putItem(request -> request.tableName(table).item(Map.of("v", n(1), "id", s("a"))));
    increment(table, 0);
    assertThat(kinds()).containsExactly("I");
    increment(table, 1);
    client.putItem(request -> request.tableName(table).item(id("a")));
    assertThat(kinds()).containsExactly("U", "U");
    client.deleteItem(request -> request.tableName(table).key(id("a")));
    client.deleteItem(request -> request.tableName(table).key(id("a")));
    assertThat(kinds()).containsExactly("D");
  }

  @Test
  void seesItemsThatATransactionKeepsAbsentAsRowsThatAreNone() {
    String table = TestTables.simple();
    client.putItem(request -> request.tableName(table).item(id("old")));
    changes();
    client.transactWriteItems(
        request ->
            request.transactItems(
                TransactWriteItem.builder()
                    .put(put -> put.tableName(table).item(id("new")))
                    .build(),
                TransactWriteItem.builder()
                    .put(put -> put.tableName(table).item(Map.of("id", s("old"), "v", n(1))))
                    .build(),
                TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table).key(id("none")))
                    .build()));
    List<String> rows =
        changes().stream()
            .map(change -> new String(change, StandardCharsets.UTF_8))
            .filter(text -> "IUD".indexOf(text.charAt(0)) >= 0)
            .toList();
    assertThat(rows).extracting(row -> row.charAt(0)).containsOnlyOnce('D').hasSize(5);
    assertThat(rows).filteredOn(row -> row.charAt(0) == 'U').hasSize(2);
    assertThat(rows)
        .filteredOn(row -> row.charAt(0) != 'U')
        .allSatisfy(row -> assertThat(row).contains("{}"));
  }

  @Test
  void isToldOfTables() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    client.updateTable(
        request ->
            request
                .tableName(table)
                .streamSpecification(specification -> specification.streamEnabled(false)));
    client.deleteTable(request -> request.tableName(table));
    List<String> messages = messages();
    assertThat(messages).hasSize(3);
    assertThat(messages.get(0))
        .startsWith("{\"message\":\"table-created\",\"table\":\"" + table + "\",\"generation\":")
        .contains("{\"AttributeName\":\"n\",\"KeyType\":\"RANGE\"}")
        .contains("\"enabled\":true,\"viewType\":\"NEW_AND_OLD_IMAGES\",\"label\":\"20");
    assertThat(messages.get(1))
        .contains("\"message\":\"stream-changed\"")
        .endsWith("\"stream\":{\"enabled\":false}}");
    assertThat(messages.get(2)).contains("\"message\":\"table-deleted\"");
  }

  @Test
  void isToldOnceOfAViewThatIsAnother() {
    String table = TestTables.simple();
    Catalogue catalogue = RunningTableService.bean(Catalogue.class);
    StreamView before = catalogue.require(table).streamView();
    StreamView other =
        before == StreamView.KEYS_ONLY ? StreamView.NEW_AND_OLD_IMAGES : StreamView.KEYS_ONLY;
    messages();
    Optional<StreamSwitch> wanted = Optional.of(new StreamSwitch(other, true));
    for (int i = 0; i < 2; i++) {
      assertThat(catalogue.change(table, wanted, now -> now).streamView()).isEqualTo(other);
    }
    assertThat(messages()).singleElement().asString().contains(other.name());
  }

  private void increment(String table, int by) {
    client.updateItem(
        request ->
            request
                .tableName(table)
                .key(id("a"))
                .updateExpression("ADD v :by")
                .expressionAttributeValues(Map.of(":by", n(by))));
  }

  /** The row changes since the last look: I, U or D. */
  private List<String> kinds() {
    return changes().stream()
        .map(change -> String.valueOf((char) change[0]))
        .filter("IUD"::contains)
        .toList();
  }

  private List<String> messages() {
    return changes().stream()
        .filter(change -> change[0] == 'M')
        .map(CaptureIntegrationTests::content)
        .filter(content -> content.startsWith("{"))
        .toList();
  }

  /** What a message says: after its kind, its flags, its place, its prefix and its length. */
  private static String content(byte[] message) {
    int end = 1 + 1 + Long.BYTES;
    while (message[end] != 0) {
      end++;
    }
    int start = end + 1 + Integer.BYTES;
    return new String(message, start, message.length - start, StandardCharsets.UTF_8);
  }

  private List<byte[]> changes() {
    return jdbc.query(
        "select data from pg_logical_slot_get_binary_changes('captured', null, null,"
            + " 'proto_version', '1', 'publication_names', 'captured', 'messages', 'true')",
        (row, number) -> row.getBytes(1));
  }
}
