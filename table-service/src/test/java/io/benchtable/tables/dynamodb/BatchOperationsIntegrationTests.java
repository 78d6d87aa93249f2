package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.dynamodb.ItemOperationsIntegrationTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class BatchOperationsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void writesAndReadsSeveralTables() {
    String one = TestTables.simple();
    String other = TestTables.simple();
    write(Map.of(one, List.of(put("a"), put("b")), other, List.of(put("c"))));
    write(Map.of(one, List.of(delete("a"), delete("none"), put("d"))));
    BatchGetItemResponse found =
        client.batchGetItem(
            request ->
                request.requestItems(
                    Map.of(
                        one,
                        KeysAndAttributes.builder()
                            .keys(List.of(id("a"), id("b"), id("d")))
                            .projectionExpression("id")
                            .build(),
                        other,
                        KeysAndAttributes.builder().keys(List.of(id("c"))).build())));
    assertThat(found.responses().get(one)).containsExactlyInAnyOrder(id("b"), id("d"));
    assertThat(found.responses().get(other)).containsExactly(Map.of("id", s("c"), "v", n(1)));
    assertThat(found.unprocessedKeys()).isEmpty();
  }

  @Test
  void leavesWhatIsBeyond16Megabytes() {
    String table = TestTables.simple();
    String text = "x".repeat(390_000);
    IntStream.range(0, 50)
        .forEach(
            i ->
                client.putItem(
                    request ->
                        request.tableName(table).item(Map.of("id", s("i" + i), "text", s(text)))));
    Map<String, KeysAndAttributes> wanted =
        Map.of(
            table,
            KeysAndAttributes.builder()
                .keys(IntStream.range(0, 50).mapToObj(i -> id("i" + i)).toList())
                .build());
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    int calls = 0;
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> now = wanted;
      BatchGetItemResponse page = client.batchGetItem(request -> request.requestItems(now));
      found.addAll(page.responses().get(table));
      wanted = page.unprocessedKeys();
      calls++;
    }
    assertThat(found.stream().map(item -> item.get("id"))).hasSize(50).doesNotHaveDuplicates();
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void refusesTooManyAndRepeatedKeys() {
    String table = TestTables.simple();
    String other = TestTables.simple();
    refused(
        () ->
            write(
                Map.of(
                    table,
                    IntStream.range(0, 25).mapToObj(i -> put("i" + i)).toList(),
                    other,
                    List.of(put("a")))),
        "Too many items requested for the BatchWriteItem call");
    refused(
        () -> write(Map.of(table, List.of(put("a"), delete("a")))),
        "Provided list of item keys contains duplicates");
    refused(
        () ->
            client.batchGetItem(
                request ->
                    request.requestItems(
                        Map.of(
                            table,
                            KeysAndAttributes.builder().keys(List.of(id("a"), id("a"))).build()))),
        "Provided list of item keys contains duplicates");
  }

  private void write(Map<String, List<WriteRequest>> requests) {
    assertThat(client.batchWriteItem(request -> request.requestItems(requests)).unprocessedItems())
        .isEmpty();
  }

  private static WriteRequest put(String id) {
    return WriteRequest.builder()
        .putRequest(put -> put.item(Map.of("id", s(id), "v", n(1))))
        .build();
  }

  private static WriteRequest delete(String id) {
    return WriteRequest.builder().deleteRequest(delete -> delete.key(id(id))).build();
  }
}
