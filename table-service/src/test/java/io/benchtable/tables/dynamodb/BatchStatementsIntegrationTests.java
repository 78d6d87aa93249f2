package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.dynamodb.ItemOperationsIntegrationTests.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

class BatchStatementsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void writesWhatCanBeWrittenAndSaysWhyTheRestCannot() {
    String table = TestTables.simple();
    run(statement("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 1}", table));
    List<BatchStatementResponse> responses =
        run(
            statement("INSERT INTO \"%s\" VALUE {'id': 'b'}", table),
            statement("INSERT INTO \"%s\" VALUE {'id': 'a'}", table),
            statement("UPDATE \"%s\" SET v = 2 WHERE id = 'a' RETURNING ALL NEW *", table),
            failing("UPDATE \"%s\" SET v = 3 WHERE id = 'a' AND v = 9", table),
            statement("DELETE FROM \"%s\" WHERE v = 1", table),
            statement("DELETE FROM \"%s\" WHERE id = 'a'", "no-such-table"),
            statement("DELTE FROM \"%s\"", table),
            statement("DELETE FROM \"%s\" WHERE id = 'none'", table));
    assertThat(responses)
        .extracting(one -> one.error() == null ? "" : one.error().codeAsString())
        .containsExactly(
            "",
            "DuplicateItem",
            "",
            "ConditionalCheckFailed",
            "ValidationError",
            "ResourceNotFound",
            "ValidationError",
            "");
    assertThat(responses)
        .extracting(one -> Optional.ofNullable(one.tableName()).orElse(""))
        .containsExactly(table, table, table, table, table, "", "", table);
    assertThat(responses.get(2).item()).isEqualTo(Map.of("id", s("a"), "v", n(2)));
    assertThat(responses.get(3).error().item()).isEqualTo(Map.of("id", s("a"), "v", n(2)));
    assertThat(responses.get(6).error().message())
        .isEqualTo("Statement wasn't well formed, can't be processed: Expected data manipulation");
    assertThat(client.scan(scan -> scan.tableName(table)).items())
        .containsExactlyInAnyOrder(Map.of("id", s("a"), "v", n(2)), id("b"));
  }

  @Test
  void readsItemsByTheirWholeKeys() {
    String table = TestTables.simple();
    run(statement("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 1}", table));
    List<BatchStatementResponse> responses =
        run(
            statement("SELECT v FROM \"%s\" WHERE id = ?", table, s("a")),
            statement("SELECT * FROM \"%s\" WHERE id = 'none'", table),
            statement("SELECT * FROM \"%s\" WHERE v = 1", table),
            statement("SELECT * FROM \"%s\"", table),
            statement("SELECT * FROM \"%s\" WHERE id = ?", table));
    assertThat(responses.get(0).item()).isEqualTo(Map.of("v", n(1)));
    assertThat(responses.get(1).hasItem()).isFalse();
    assertThat(responses.get(1).error()).isNull();
    for (BatchStatementResponse response : responses.subList(2, 4)) {
      assertThat(response.error().message())
          .isEqualTo(
              "Select statements within BatchExecuteStatement must specify the primary key in the"
                  + " where clause.");
    }
    assertThat(responses.get(4).error().message())
        .isEqualTo("Number of parameters in request and statement don't match.");
  }

  @Test
  void refusesMixedEmptyAndLargeBatches() {
    String table = TestTables.simple();
    BatchStatementRequest read = statement("SELECT * FROM \"%s\" WHERE id = 'a'", table);
    refused(
        () -> run(read, statement("INSERT INTO \"%s\" VALUE {'id': 'a'}", table)),
        "The entire batch must consist of either read statements or write statements, you cannot"
            + " mix both in one batch.");
    refused(
        () -> run(),
        "1 validation error detected: Value '[]' at 'statements' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 1");
    assertThatThrownBy(
            () ->
                client.batchExecuteStatement(
                    batch -> batch.statements(Collections.nCopies(26, read))))
        .hasMessageContaining("Member must have length less than or equal to 25");
    assertThat(client.scan(scan -> scan.tableName(table)).items()).isEmpty();
  }

  @Test
  void countsCapacityOfEachTable() {
    String one = TestTables.simple();
    String other = TestTables.simple();
    BatchExecuteStatementResponse response =
        client.batchExecuteStatement(
            batch ->
                batch
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .statements(
                        statement("INSERT INTO \"%s\" VALUE {'id': 'a'}", one),
                        statement("INSERT INTO \"%s\" VALUE {'id': 'a'}", other),
                        statement("INSERT INTO \"%s\" VALUE {'id': 'b'}", one)));
    assertThat(response.consumedCapacity())
        .extracting(ConsumedCapacity::tableName, ConsumedCapacity::capacityUnits)
        .containsExactly(tuple(one, 2.0), tuple(other, 1.0));
  }

  private List<BatchStatementResponse> run(BatchStatementRequest... statements) {
    return client.batchExecuteStatement(batch -> batch.statements(statements)).responses();
  }

  private static BatchStatementRequest failing(String statement, String table) {
    return statement(statement, table).toBuilder()
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private static BatchStatementRequest statement(
      String statement, String table, AttributeValue... parameters) {
    BatchStatementRequest.Builder request =
        BatchStatementRequest.builder().statement(statement.formatted(table));
    return (parameters.length == 0 ? request : request.parameters(parameters)).build();
  }
}
