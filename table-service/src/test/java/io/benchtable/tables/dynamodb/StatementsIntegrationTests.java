package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.b;
import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.TestTables.value;
import static io.benchtable.tables.dynamodb.ItemOperationsIntegrationTests.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class StatementsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void insertsReadsChangesAndRemovesAnItem() {
    String table = TestTables.simple();
    Map<String, AttributeValue> item =
        Map.of(
            "id", s("it's"),
            "v", n("1.5"),
            "yes", AttributeValue.fromBool(true),
            "none", AttributeValue.fromNul(true),
            "set", AttributeValue.fromNs(List.of("1", "2")),
            "bytes", b(1, 2),
            "map", AttributeValue.fromM(Map.of("list", AttributeValue.fromL(List.of(s("x"))))));
    assertThat(
            run(
                "INSERT INTO \"%s\" VALUE {'id': 'it''s', 'v': 1.5, 'yes': true, 'none': NULL,"
                    + " 'set': <<1, 2>>, 'bytes': ?, 'map': {'list': ['x']}}",
                table, b(1, 2)))
        .isEmpty();
    assertThat(run("SELECT * FROM \"%s\" WHERE id = ?", table, s("it's"))).containsExactly(item);
    assertThat(run("SELECT map.list[0], v FROM \"%s\" WHERE id = 'it''s'", table))
        .containsExactly(Map.of("list[0]", s("x"), "v", n("1.5")));
    assertThat(
            run(
                "UPDATE \"%s\" SET v = v + ? SET map.list = list_append(map.list, ['y'])"
                    + " SET \"set\" = set_add(\"set\", <<3>>) REMOVE none WHERE id = 'it''s'"
                    + " AND yes = true RETURNING MODIFIED NEW *",
                table, n(1)))
        .containsExactly(
            Map.of(
                "v", n("2.5"),
                "map",
                    AttributeValue.fromM(
                        Map.of("list", AttributeValue.fromL(List.of(s("x"), s("y"))))),
                "set", AttributeValue.fromNs(List.of("1", "2", "3"))));
    assertThat(run("DELETE FROM \"%s\" WHERE id = 'it''s' RETURNING ALL OLD *", table))
        .singleElement()
        .satisfies(old -> assertThat(old).containsEntry("v", n("2.5")).doesNotContainKey("none"));
    assertThat(run("SELECT * FROM \"%s\" WHERE id = 'it''s'", table)).isEmpty();
  }

  @Test
  void returnsWhatAnUpdateAsksFor() {
    String table = TestTables.simple();
    run("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 1, 'w': 1}", table);
    String update = "UPDATE \"%s\" SET v = v + 1 WHERE id = 'a'";
    assertThat(run(update, table)).isEmpty();
    assertThat(run(update + " RETURNING ALL OLD *", table))
        .containsExactly(Map.of("id", s("a"), "v", n(2), "w", n(1)));
    assertThat(run(update + " RETURNING MODIFIED OLD *", table)).containsExactly(Map.of("v", n(3)));
    assertThat(run(update + " RETURNING ALL NEW *", table))
        .containsExactly(Map.of("id", s("a"), "v", n(5), "w", n(1)));
  }

  @Test
  void refusesToInsertAnItemTwice() {
    String table = TestTables.simple();
    run("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 1}", table);
    assertThatThrownBy(() -> run("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 2}", table))
        .isInstanceOfSatisfying(
            DuplicateItemException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("Duplicate primary key exists in table"));
    assertThat(run("SELECT v FROM \"%s\" WHERE id = 'a'", table)).containsExactly(v(1));
  }

  @Test
  void writesOnlyWhenTheConditionHolds() {
    String table = TestTables.simple();
    run("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 1}", table);
    assertThatThrownBy(
            () ->
                client.executeStatement(
                    request ->
                        request
                            .statement(
                                "UPDATE \"%s\" SET v = 2 WHERE id = 'a' AND v = 5".formatted(table))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            e -> assertThat(e.item()).containsEntry("v", n(1)));
    assertThatThrownBy(() -> run("UPDATE \"%s\" SET v = 2 WHERE id = 'absent'", table))
        .isInstanceOf(ConditionalCheckFailedException.class);
    assertThatThrownBy(() -> run("DELETE FROM \"%s\" WHERE id = 'a' AND v IS MISSING", table))
        .isInstanceOf(ConditionalCheckFailedException.class);
    assertThat(run("DELETE FROM \"%s\" WHERE id = 'absent' AND v = 1 RETURNING ALL OLD *", table))
        .isEmpty();
    assertThat(run("SELECT * FROM \"%s\"", table)).containsExactly(Map.of("id", s("a"), "v", n(1)));
  }

  @Test
  void queriesPartitionsInOrder() {
    String table = filled();
    assertThat(numbers("SELECT n FROM \"%s\" WHERE id = 'a' AND n > 1 AND n < 5", table))
        .containsExactly("2", "3", "4");
    assertThat(numbers("SELECT n FROM \"%s\" WHERE id = 'a' ORDER BY n DESC", table))
        .containsExactly("5", "4", "3", "2", "1", "0");
    assertThat(
            numbers(
                "SELECT n FROM \"%s\" WHERE id IN ['b', 'a'] AND n BETWEEN 1 AND 2 ORDER BY id, n",
                table))
        .containsExactly("1", "2", "1", "2");
    assertThat(numbers("SELECT n FROM \"%s\" WHERE id = 'a' AND label = 'odd'", table))
        .containsExactly("1", "3", "5");
    assertThat(numbers("SELECT n FROM \"%s\" WHERE n = 3 OR n = 4", table))
        .containsExactlyInAnyOrder("3", "4", "3", "4");
  }

  @Test
  void readsThroughIndexes() {
    String table = filled();
    assertThat(numbers("SELECT * FROM \"%s\".\"by-day\" WHERE day = 'd0' AND n <= 2", table))
        .containsExactlyInAnyOrder("0", "2", "0", "2");
    assertThat(run("SELECT * FROM \"%s\".\"by-state\" WHERE state = 'only'", table))
        .containsExactly(Map.of("id", s("b"), "n", n(5), "state", s("only"), "label", s("odd")));
    refused(
        () -> run("SELECT * FROM \"%s\".\"nowhere\"", table),
        "The table does not have the specified index: nowhere");
    refused(
        () -> run("SELECT day FROM \"%s\".\"by-state\" WHERE state = 'only'", table),
        "One or more parameter values were invalid: Global secondary index by-state does not"
            + " project [day]");
    refused(
        () ->
            client.executeStatement(
                request ->
                    request
                        .statement("SELECT * FROM \"%s\".\"by-day\"".formatted(table))
                        .consistentRead(true)),
        "Strongly consistent read is not supported on Global Secondary Indexes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT n FROM \"%s\" WHERE id IN ['b', 'a', 'none'] AND n <> 2 | 13 | 10",
        "SELECT n FROM \"%s\" | 13 | 12",
        "SELECT n FROM \"%s\".\"by-day\" WHERE day IN ['d1', 'd0'] | 13 | 12",
        "SELECT n FROM \"%s\" WHERE id = 'a' ORDER BY n DESC | 7 | 6"
      })
  void pagesThroughAllItemsOfAStatement(String statement, int mostPages, int items) {
    String text = statement.formatted(filled());
    List<String> found = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      String from = token;
      ExecuteStatementResponse page =
          client.executeStatement(request -> request.statement(text).limit(1).nextToken(from));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(1);
      assertThat(page.hasLastEvaluatedKey()).isEqualTo(page.nextToken() != null);
      page.items().forEach(item -> found.add(value(item, "n").n()));
      token = page.nextToken();
      pages++;
    } while (token != null && pages < 50);
    assertThat(found).hasSize(items);
    assertThat(pages).isLessThanOrEqualTo(mostPages);
    assertThat(found)
        .isEqualTo(
            client.executeStatement(request -> request.statement(text)).items().stream()
                .map(item -> value(item, "n").n())
                .toList());
  }

  @Test
  void stopsAtOneMegabyteOfEachPage() {
    String table = TestTables.simple();
    AttributeValue text = s("x".repeat(390_000));
    List<String> ids = List.of("a", "b", "c", "d");
    ids.forEach(one -> run("INSERT INTO \"%s\" VALUE {'id': ?, 't': ?}", table, s(one), text));
    String statement = "SELECT id FROM \"%s\" WHERE id IN ('a', 'b', 'c', 'd')".formatted(table);
    ExecuteStatementResponse first = client.executeStatement(r -> r.statement(statement));
    assertThat(first.items()).containsExactly(id("a"), id("b"), id("c"));
    assertThat(
            client
                .executeStatement(r -> r.statement(statement).nextToken(first.nextToken()))
                .items())
        .containsExactly(id("d"));
  }

  @Test
  void refusesTokensOfOtherStatements() {
    String table = filled();
    String statement = "SELECT * FROM \"%s\" WHERE id = ?".formatted(table);
    String token =
        client
            .executeStatement(r -> r.statement(statement).parameters(s("a")).limit(1))
            .nextToken();
    assertThat(token).isNotEmpty();
    refused(
        () ->
            client.executeStatement(
                r -> r.statement(statement).parameters(s("b")).nextToken(token)),
        "NextToken does not match request");
    refused(
        () ->
            client.executeStatement(
                r -> r.statement(statement + " ").parameters(s("a")).nextToken(token)),
        "NextToken does not match request");
    refused(
        () ->
            client.executeStatement(r -> r.statement(statement).parameters(s("a")).nextToken("%")),
        "Invalid NextToken");
    refused(
        () ->
            client.executeStatement(
                r ->
                    r.statement("DELETE FROM \"%s\" WHERE id = 'a' AND n = 1".formatted(table))
                        .nextToken(token)),
        "Invalid NextToken");
  }

  @Test
  void countsCapacity() {
    String table = filled();
    assertThat(capacity("SELECT * FROM \"%s\" WHERE id = 'a' AND n = 1".formatted(table), false))
        .isEqualTo(0.5);
    assertThat(capacity("SELECT * FROM \"%s\" WHERE id = 'a'".formatted(table), true)).isEqualTo(1);
    assertThat(
            capacity(
                "INSERT INTO \"%s\" VALUE {'id': 'big', 'n': 1, 't': '%s'}"
                    .formatted(table, "x".repeat(3000)),
                false))
        .isEqualTo(3);
  }

  private double capacity(String statement, boolean consistent) {
    return client
        .executeStatement(
            request ->
                request
                    .statement(statement)
                    .consistentRead(consistent)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  @Test
  void saysWhyAStatementCannotBeRun() {
    String table = TestTables.simple();
    assertThatThrownBy(() -> run("SELECT * FROM \"%s\"", "no-such-table"))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("Requested resource not found"));
    refused(
        () -> run("INSERT INTO \"%s\" VALUE {'v': 1}", table),
        "Key attribute should be present in the item: Key id");
    refused(
        () -> run("UPDATE \"%s\" SET v = 1 WHERE id = 5", table),
        "The provided key element does not match the schema");
    refused(
        () -> run("SELECT * FROM \"%s\" WHERE id = ?", table),
        "Number of parameters in request and statement don't match.");
    refused(
        () -> run("EXISTS(SELECT * FROM \"%s\" WHERE id = 'a')", table),
        "EXISTS can only be used in ExecuteTransaction write requests.");
    refused(
        () -> client.executeStatement(request -> request.statement("SELECT * FROM t").limit(0)),
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member"
            + " must have value greater than or equal to 1");
    assertThatThrownBy(() -> run("SELECT * FROM \"%s\" -- " + "x".repeat(8192), table))
        .hasMessageContaining("Member must have length less than or equal to 8192");
  }

  /** Two partitions, {@code a} and {@code b}, with the numbers from 0 to 5 in each. */
  private String filled() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    for (String id : List.of("a", "b")) {
      for (int i = 0; i < 6; i++) {
        boolean last = id.equals("b") && i == 5;
        run(
            "INSERT INTO \"%s\" VALUE {'id': ?, 'n': ?, 'day': ?, 'label': ?"
                + (last ? ", 'state': 'only'}" : "}"),
            table,
            s(id),
            n(i),
            s("d" + i % 2),
            s(i % 2 == 0 ? "even" : "odd"));
      }
    }
    return table;
  }

  private List<String> numbers(String statement, String table) {
    return run(statement, table).stream().map(item -> value(item, "n").n()).toList();
  }

  private List<Map<String, AttributeValue>> run(
      String statement, String table, AttributeValue... parameters) {
    return client
        .executeStatement(
            request -> {
              request.statement(statement.formatted(table));
              if (parameters.length > 0) {
                request.parameters(parameters);
              }
            })
        .items();
  }

  private static Map<String, AttributeValue> v(int number) {
    return Map.of("v", n(number));
  }
}
