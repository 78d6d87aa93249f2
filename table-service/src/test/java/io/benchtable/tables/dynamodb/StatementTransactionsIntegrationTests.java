package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.dynamodb.ItemOperationsIntegrationTests.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class StatementTransactionsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void writesAllOrNothing() {
    String table = TestTables.simple();
    run(
        statement("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 1}", table),
        statement("INSERT INTO \"%s\" VALUE {'id': ?, 'v': ?}", table, s("b"), n(1)));
    assertThat(
            run(
                statement("UPDATE \"%s\" SET v = v + 1 WHERE id = 'a' AND v = 1", table),
                statement("DELETE FROM \"%s\" WHERE id = 'none'", table),
                statement("EXISTS(SELECT * FROM \"%s\" WHERE id = 'b' AND v = 1)", table)))
        .hasSize(3)
        .noneMatch(ItemResponse::hasItem);
    assertThatThrownBy(
            () ->
                run(
                    statement("DELETE FROM \"%s\" WHERE id = 'a'", table),
                    statement("INSERT INTO \"%s\" VALUE {'id': 'b'}", table),
                    statement("EXISTS(SELECT * FROM \"%s\" WHERE id = 'c' AND v = 1)", table),
                    failing("UPDATE \"%s\" SET v = 0 WHERE id = 'd'", table)))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            e ->
                assertThat(e.cancellationReasons())
                    .extracting(reason -> reason.code())
                    .containsExactly(
                        "None",
                        "DuplicateItem",
                        "ConditionalCheckFailed",
                        "ConditionalCheckFailed"));
    assertThat(client.scan(scan -> scan.tableName(table)).items())
        .containsExactlyInAnyOrder(
            Map.of("id", s("a"), "v", n(2)), Map.of("id", s("b"), "v", n(1)));
  }

  @Test
  void showsTheItemOfAConditionThatFails() {
    String table = TestTables.simple();
    run(statement("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 1}", table));
    assertThatThrownBy(() -> run(failing("UPDATE \"%s\" SET v = 0 WHERE id='a' AND v = 2", table)))
        .isInstanceOfSatisfying(
            TransactionCanceledException.class,
            e ->
                assertThat(e.cancellationReasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.item()).containsEntry("v", n(1))));
  }

  @Test
  void readsItemsAtOneMoment() {
    String table = TestTables.simple();
    run(
        statement("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 1}", table),
        statement("INSERT INTO \"%s\" VALUE {'id': 'b', 'v': 2}", table));
    List<ItemResponse> found =
        run(
            statement("SELECT v FROM \"%s\" WHERE id = ?", table, s("a")),
            statement("SELECT * FROM \"%s\" WHERE id = 'none'", table),
            statement("SELECT * FROM \"%s\" WHERE id = 'b'", table));
    assertThat(found.get(0).item()).isEqualTo(Map.of("v", n(1)));
    assertThat(found.get(1).hasItem()).isFalse();
    assertThat(found.get(2).item()).isEqualTo(Map.of("id", s("b"), "v", n(2)));
  }

  @Test
  void happensOnceForAToken() {
    String table = TestTables.simple();
    run(statement("INSERT INTO \"%s\" VALUE {'id': 'a', 'v': 0}", table));
    String update = "UPDATE \"%s\" SET v = v + 1 WHERE id = 'a'";
    for (int i = 0; i < 3; i++) {
      withToken(statement(update, table));
    }
    assertThat(client.getItem(get -> get.tableName(table).key(id("a"))).item())
        .containsEntry("v", n(1));
    assertThatThrownBy(() -> withToken(statement(update + " AND v = 1", table)))
        .isInstanceOf(IdempotentParameterMismatchException.class);
  }

  private void withToken(ParameterizedStatement statement) {
    client.executeTransaction(
        request -> request.transactStatements(statement).clientRequestToken("token-of-statements"));
  }

  @Test
  void refusesWhatNoTransactionCanDo() {
    String table = TestTables.simple();
    ParameterizedStatement read = statement("SELECT * FROM \"%s\" WHERE id = 'a'", table);
    refused(
        () -> run(read, statement("INSERT INTO \"%s\" VALUE {'id': 'a'}", table)),
        "The entire transaction must consist of either read statements or write statements, you"
            + " cannot mix both in one transaction.");
    refused(
        () -> run(read, statement("SELECT * FROM \"%s\"", table)),
        "Validation failed in TransactStatements[1]: Select statements within ExecuteTransaction"
            + " must specify the primary key in the where clause.");
    refused(
        () -> run(statement("SELECT * FROM \"%s\".\"i-1\" WHERE id = 'a'", table)),
        "Validation failed in TransactStatements[0]: Reads on indices are not supported within"
            + " transactions.");
    refused(
        () -> run(statement("UPDATE \"%s\" SET v = 1", table)),
        "Validation failed in TransactStatements[0]: Where clause does not contain a mandatory"
            + " equality on all key attributes");
    assertThatThrownBy(
            () ->
                client.executeTransaction(
                    request -> request.transactStatements(Collections.nCopies(101, read))))
        .hasMessageContaining("Member must have length less than or equal to 100");
    assertThat(client.scan(scan -> scan.tableName(table)).items()).isEmpty();
  }

  @Test
  void countsTwiceTheCapacity() {
    String table = TestTables.simple();
    ExecuteTransactionResponse response =
        client.executeTransaction(
            request ->
                request
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .transactStatements(
                        statement("INSERT INTO \"%s\" VALUE {'id': 'a'}", table),
                        statement("INSERT INTO \"%s\" VALUE {'id': 'b'}", table)));
    assertThat(response.consumedCapacity())
        .singleElement()
        .satisfies(one -> assertThat(one.capacityUnits()).isEqualTo(4.0));
  }

  private List<ItemResponse> run(ParameterizedStatement... statements) {
    return client.executeTransaction(request -> request.transactStatements(statements)).responses();
  }

  private static ParameterizedStatement failing(String statement, String table) {
    return statement(statement, table).toBuilder()
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private static ParameterizedStatement statement(
      String statement, String table, AttributeValue... parameters) {
    ParameterizedStatement.Builder request =
        ParameterizedStatement.builder().statement(statement.formatted(table));
    return (parameters.length == 0 ? request : request.parameters(parameters)).build();
  }
}
