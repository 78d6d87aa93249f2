package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.TestTables.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.Throughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

class ConcurrencyIntegrationTests {

  private static final int WRITERS = 16;

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void losesNoIncrement() throws Exception {
    String table = TestTables.simple();
    together(
        writer -> {
          for (int i = 0; i < 25; i++) {
            client.updateItem(
                request ->
                    request
                        .tableName(table)
                        .key(id("counter"))
                        .updateExpression("ADD hits :one")
                        .expressionAttributeValues(Map.of(":one", n(1))));
          }
          return true;
        });
    assertThat(client.getItem(request -> request.tableName(table).key(id("counter"))).item())
        .containsEntry("hits", n(WRITERS * 25));
  }

  @Test
  void letsExactlyOneCreateAnItem() throws Exception {
    String table = TestTables.simple();
    for (int round = 0; round < 20; round++) {
      String id = "round-" + round;
      List<Boolean> created = together(writer -> create(table, id, writer));
      assertThat(created).containsOnlyOnce(true);
    }
  }

  @Test
  void givesEachOldItemToOneWriterOnly() throws Exception {
    String table = TestTables.simple();
    List<String> olds =
        together(
            writer ->
                client
                    .putItem(
                        request ->
                            request
                                .tableName(table)
                                .item(Map.of("id", s("a"), "writer", n(writer)))
                                .returnValues(ReturnValue.ALL_OLD))
                    .attributes()
                    .getOrDefault("writer", n(-1))
                    .n());
    String last =
        value(client.getItem(request -> request.tableName(table).key(id("a"))).item(), "writer")
            .n();
    assertThat(olds).hasSize(WRITERS).doesNotHaveDuplicates().contains("-1").doesNotContain(last);
  }

  @Test
  void losesNoChangeOfATable() throws Exception {
    String table = TestTables.simple();
    Catalogue catalogue = RunningTableService.bean(Catalogue.class);
    together(
        writer -> {
          for (int i = 0; i < 10; i++) {
            catalogue.change(table, Optional.empty(), ConcurrencyIntegrationTests::withOneUnitMore);
            catalogue.forget(table);
            catalogue.find(table);
          }
          return true;
        });
    catalogue.forget(table);
    assertThat(catalogue.require(table).throughput().readUnits()).isEqualTo(WRITERS * 10);
  }

  @Test
  void refusesToMakeAChangeOfATableUndone() {
    String table = TestTables.simple();
    Catalogue catalogue = RunningTableService.bean(Catalogue.class);
    TableDefinition before = catalogue.require(table);
    catalogue.change(table, Optional.empty(), ConcurrencyIntegrationTests::withOneUnitMore);
    assertThatThrownBy(() -> catalogue.change(table, Optional.empty(), now -> before))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RESOURCE_IN_USE));
  }

  @Test
  void answersReadsAndWritesHoweverManyComeTogether() throws Exception {
    String table = TestTables.simple();
    List<Boolean> right =
        together(
            writer -> {
              boolean same = true;
              for (int i = 0; i < 100; i++) {
                Map<String, AttributeValue> item = Map.of("id", s("of-" + writer), "v", n(i));
                client.putItem(put -> put.tableName(table).item(item));
                same &=
                    client
                        .getItem(
                            get ->
                                get.tableName(table).key(id("of-" + writer)).consistentRead(true))
                        .item()
                        .equals(item);
              }
              return same;
            });
    assertThat(right).containsOnly(true);
  }

  private static TableDefinition withOneUnitMore(TableDefinition table) {
    Throughput more = new Throughput(table.throughput().readUnits() + 1, 0);
    return table.withSettings(table.billingMode(), more, false);
  }

  private boolean create(String table, String id, int writer) {
    try {
      client.putItem(
          request ->
              request
                  .tableName(table)
                  .item(Map.of("id", s(id), "writer", n(writer)))
                  .conditionExpression("attribute_not_exists(id)"));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** What one of several writers does. */
  private interface Writer<T> {
    T write(int number) throws Exception;
  }

  private static <T> List<T> together(Writer<T> writer)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        calls.add(() -> writer.write(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
