package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.b;
import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.TestTables.value;
import static io.benchtable.tables.dynamodb.ItemOperationsIntegrationTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

class RangeOperationsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void ordersNumbersByTheirValue() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    for (String number : List.of("10", "-1.5", "9", "0", "1E+20", "-1E-5", "-100", "0.5")) {
      put(table, id("a", n(number)));
    }
    assertThat(numbers(query(table, "id = :a", Map.of(":a", s("a")), true)))
        .containsExactly(
            "-100", "-1.5", "-0.00001", "0", "0.5", "9", "10", "100000000000000000000");
    assertThat(
            numbers(
                query(
                    table,
                    "id = :a AND n BETWEEN :from AND :to",
                    Map.of(":a", s("a"), ":from", n(-2), ":to", n(9)),
                    false)))
        .containsExactly("9", "0.5", "0", "-0.00001", "-1.5");
  }

  @Test
  void ordersStringsAndBytesAsBytes() {
    String strings = TestTables.sorted(ScalarAttributeType.S);
    for (String text : List.of("b", "a", "aa", "Z", "ä", "🧬")) {
      put(strings, id("a", s(text)));
    }
    assertThat(
            query(strings, "id = :a", Map.of(":a", s("a")), true).items().stream()
                .map(item -> value(item, "n").s()))
        .containsExactly("Z", "a", "aa", "b", "ä", "🧬");
    assertThat(
            query(
                    strings,
                    "id = :a AND begins_with(n, :p)",
                    Map.of(":a", s("a"), ":p", s("a")),
                    true)
                .count())
        .isEqualTo(2);
    String bytes = TestTables.sorted(ScalarAttributeType.B);
    put(bytes, id("a", b(255)));
    put(bytes, id("a", b(127, 1)));
    put(bytes, id("a", b(127)));
    assertThat(
            query(bytes, "id = :a", Map.of(":a", s("a")), true).items().stream()
                .map(item -> value(item, "n").b().asByteArray().length))
        .containsExactly(1, 2, 1);
    assertThat(
            query(bytes, "id = :a AND begins_with(n, :p)", Map.of(":a", s("a"), ":p", b(255)), true)
                .count())
        .isEqualTo(1);
  }

  @Test
  void pagesThroughAQueryByLimit() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    IntStream.range(0, 7).forEach(i -> put(table, id("a", n(i))));
    List<String> seen = new ArrayList<>();
    Map<String, AttributeValue> next = Map.of();
    int pages = 0;
    do {
      Map<String, AttributeValue> start = next;
      QueryResponse page =
          client.query(
              request ->
                  request
                      .tableName(table)
                      .keyConditionExpression("id = :a")
                      .expressionAttributeValues(Map.of(":a", s("a")))
                      .limit(3)
                      .scanIndexForward(false)
                      .exclusiveStartKey(start.isEmpty() ? null : start));
      seen.addAll(numbers(page));
      next = page.lastEvaluatedKey();
      pages++;
    } while (!next.isEmpty());
    assertThat(seen).containsExactly("6", "5", "4", "3", "2", "1", "0");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void endsAPageAtOneMegabyte() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    String text = "x".repeat(100_000);
    IntStream.range(0, 25)
        .forEach(i -> put(table, Map.of("id", s("a"), "n", n(i), "text", s(text))));
    QueryResponse first = query(table, "id = :a", Map.of(":a", s("a")), true);
    assertThat(first.count()).isEqualTo(10);
    assertThat(first.lastEvaluatedKey()).isEqualTo(id("a", n(9)));
    assertThat(
            client
                .queryPaginator(
                    request ->
                        request
                            .tableName(table)
                            .keyConditionExpression("id = :a")
                            .expressionAttributeValues(Map.of(":a", s("a"))))
                .items())
        .hasSize(25);
  }

  @Test
  void endsAPageByWhatTheIndexHas() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    String text = "x".repeat(200_000);
    IntStream.range(0, 60)
        .forEach(
            i -> put(table, Map.of("id", s("a"), "n", n(i), "state", s("open"), "text", s(text))));
    List<Map<String, AttributeValue>> found = byState(table, "open");
    assertThat(found.stream().map(item -> value(item, "n").n()))
        .containsExactlyElementsOf(IntStream.range(0, 60).mapToObj(String::valueOf).toList());
  }

  @Test
  void filtersAfterReading() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    IntStream.range(0, 10)
        .forEach(i -> put(table, Map.of("id", s("a"), "n", n(i), "even", n(1 - i % 2))));
    QueryResponse page =
        client.query(
            request ->
                request
                    .tableName(table)
                    .keyConditionExpression("id = :a")
                    .filterExpression("even = :one")
                    .projectionExpression("n")
                    .expressionAttributeValues(Map.of(":a", s("a"), ":one", n(1)))
                    .limit(5));
    assertThat(page.count()).isEqualTo(3);
    assertThat(page.scannedCount()).isEqualTo(5);
    assertThat(page.items().getFirst()).isEqualTo(Map.of("n", n(0)));
    QueryResponse counted =
        client.query(
            request ->
                request
                    .tableName(table)
                    .keyConditionExpression("id = :a")
                    .expressionAttributeValues(Map.of(":a", s("a")))
                    .select(Select.COUNT));
    assertThat(counted.count()).isEqualTo(10);
    assertThat(counted.hasItems()).isFalse();
  }

  @Test
  void readsThroughASparseIndex() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    for (int i = 0; i < 6; i++) {
      Map<String, AttributeValue> item = new HashMap<>(id("a" + i, n(i % 3)));
      item.put("text", s("t" + i));
      if (i != 4) {
        item.put("day", s("monday"));
      }
      put(table, item);
    }
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Map<String, AttributeValue> next = Map.of();
    do {
      Map<String, AttributeValue> start = next;
      QueryResponse page =
          client.query(
              request ->
                  request
                      .tableName(table)
                      .indexName("by-day")
                      .keyConditionExpression("#d = :d")
                      .expressionAttributeNames(Map.of("#d", "day"))
                      .expressionAttributeValues(Map.of(":d", s("monday")))
                      .limit(2)
                      .exclusiveStartKey(start.isEmpty() ? null : start));
      found.addAll(page.items());
      next = page.lastEvaluatedKey();
      if (!next.isEmpty()) {
        assertThat(next).containsOnlyKeys("id", "n", "day");
      }
    } while (!next.isEmpty());
    assertThat(found.stream().map(item -> value(item, "text").s()))
        .containsExactly("t0", "t3", "t1", "t2", "t5");
  }

  @Test
  void keepsAnIndexInStepWithItsItems() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    put(
        table,
        Map.of(
            "id", s("a"),
            "n", n(1),
            "state", s("open"),
            "label", s("l"),
            "secret", s("x")));
    assertThat(byState(table, "open")).hasSize(1);
    assertThat(byState(table, "open").getFirst()).containsOnlyKeys("id", "n", "state", "label");
    client.updateItem(
        request ->
            request
                .tableName(table)
                .key(id("a", n(1)))
                .updateExpression("SET #s = :closed")
                .expressionAttributeNames(Map.of("#s", "state"))
                .expressionAttributeValues(Map.of(":closed", s("closed"))));
    assertThat(byState(table, "open")).isEmpty();
    assertThat(byState(table, "closed")).hasSize(1);
    client.updateItem(
        request ->
            request
                .tableName(table)
                .key(id("a", n(1)))
                .updateExpression("REMOVE #s")
                .expressionAttributeNames(Map.of("#s", "state")));
    assertThat(byState(table, "closed")).isEmpty();
  }

  @Test
  void refusesWhatAnIndexDoesNotProject() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    put(table, Map.of("id", s("a"), "n", n(1), "state", s("open"), "label", s("l")));
    String projection =
        "One or more parameter values were invalid: Global secondary index by-state does not"
            + " project [secret, unseen]";
    refused(() -> byState(table, "label, secret.deep, unseen", null), projection);
    refused(
        () ->
            client.scan(
                request ->
                    request
                        .tableName(table)
                        .indexName("by-state")
                        .projectionExpression("n, secret, unseen")),
        projection);
    String filter =
        "One or more parameter values were invalid: Secondary index by-state does not project one"
            + " or more filter attributes: [secret]";
    refused(() -> byState(table, "label", "attribute_exists(secret) OR label = :s"), filter);
    refused(
        () ->
            client.scan(
                request ->
                    request
                        .tableName(table)
                        .indexName("by-state")
                        .filterExpression("attribute_not_exists(secret)")),
        filter);
    assertThat(byState(table, "id, n, label", "n = id OR attribute_exists(label)"))
        .containsExactly(Map.of("id", s("a"), "n", n(1), "label", s("l")));
  }

  @Test
  void scansEverythingOnceInSegments() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    IntStream.range(0, 60).forEach(i -> put(table, id("a" + i % 20, n(i))));
    List<String> whole =
        client.scanPaginator(request -> request.tableName(table).limit(7)).items().stream()
            .map(item -> value(item, "n").n())
            .toList();
    assertThat(whole).hasSize(60).doesNotHaveDuplicates();
    List<String> parts = new ArrayList<>();
    for (int segment = 0; segment < 4; segment++) {
      int part = segment;
      client
          .scanPaginator(
              request -> request.tableName(table).segment(part).totalSegments(4).limit(3))
          .items()
          .forEach(item -> parts.add(value(item, "n").n()));
    }
    assertThat(parts).containsExactlyInAnyOrderElementsOf(whole);
    ScanResponse filtered =
        client.scan(
            request ->
                request
                    .tableName(table)
                    .filterExpression("n < :ten")
                    .expressionAttributeValues(Map.of(":ten", n(10))));
    assertThat(filtered.count()).isEqualTo(10);
    assertThat(filtered.scannedCount()).isEqualTo(60);
  }

  @Test
  void scansAnIndex() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    put(table, Map.of("id", s("a"), "n", n(1), "state", s("open")));
    put(table, Map.of("id", s("b"), "n", n(1)));
    assertThat(
            client
                .scanPaginator(request -> request.tableName(table).indexName("by-state").limit(1))
                .items())
        .hasSize(1);
  }

  @Test
  void refusesWhatIsNotAQuery() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    refused(
        () -> client.query(request -> request.tableName(table)),
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
            + " request.");
    refused(
        () ->
            client.query(
                request ->
                    request
                        .tableName(table)
                        .indexName("no-such")
                        .keyConditionExpression("id = :a")
                        .expressionAttributeValues(Map.of(":a", s("a")))),
        "The table does not have the specified index: no-such");
    refused(
        () -> client.scan(request -> request.tableName(table).limit(0)),
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member"
            + " must have value greater than or equal to 1");
    refused(
        () ->
            client.query(
                request ->
                    request
                        .tableName(table)
                        .keyConditionExpression("id = :a")
                        .expressionAttributeValues(Map.of(":a", s("a")))
                        .exclusiveStartKey(id("b", n(1)))),
        "The provided starting key is outside query boundaries based on provided conditions");
  }

  private List<Map<String, AttributeValue>> byState(
      String table, String projection, @Nullable String filter) {
    return client
        .query(
            request ->
                request
                    .tableName(table)
                    .indexName("by-state")
                    .keyConditionExpression("#s = :s")
                    .filterExpression(filter)
                    .projectionExpression(projection)
                    .expressionAttributeNames(Map.of("#s", "state"))
                    .expressionAttributeValues(Map.of(":s", s("open"))))
        .items();
  }

  private List<Map<String, AttributeValue>> byState(String table, String state) {
    return client
        .query(
            request ->
                request
                    .tableName(table)
                    .indexName("by-state")
                    .keyConditionExpression("#s = :s")
                    .expressionAttributeNames(Map.of("#s", "state"))
                    .expressionAttributeValues(Map.of(":s", s(state))))
        .items();
  }

  private QueryResponse query(
      String table, String condition, Map<String, AttributeValue> values, boolean forward) {
    return client.query(
        request ->
            request
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values)
                .scanIndexForward(forward));
  }

  private static List<String> numbers(QueryResponse page) {
    return page.items().stream().map(item -> value(item, "n").n()).toList();
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }
}
