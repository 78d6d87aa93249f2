package io.benchtable.tables.model;

import static org.awaitility.Awaitility.await;

import io.benchtable.tables.model.Endpoint.Response;
import io.benchtable.tables.model.Requests.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends calls to the service, and tells its answers in the model's terms. */
final class Service {

  private final Endpoint endpoint;
  private final Requests requests;
  private final ReadingRequests readings;

  Service(Endpoint endpoint, String prefix) {
    this.endpoint = endpoint;
    this.requests = new Requests(prefix);
    this.readings = new ReadingRequests(requests);
  }

  void createTables() {
    for (int i = 0; i < Schema.ALL.size(); i++) {
      required(TableRequests.create(requests.table(i), Schema.ALL.get(i)));
    }
  }

  void deleteTables() {
    for (int i = 0; i < Schema.ALL.size(); i++) {
      required(new Request("DeleteTable", Map.of("TableName", requests.table(i))));
    }
  }

  private Response required(Request request) {
    Response response = send(request);
    if (response.status() != 200) {
      throw new IllegalStateException("Expected success, but got " + response + " of " + request);
    }
    return response;
  }

  private Response send(Request request) {
    try {
      return endpoint.send(request.operation(), request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected an answer, but was interrupted.", e);
    }
  }

  /** The table's schema is that of before the call. */
  Answer answer(Call call, Model model) {
    return switch (call) {
      case Call.Write write -> item(send(requests.write(write)), "Attributes");
      case Call.Get get -> item(send(requests.get(get)), "Item");
      case Call.Query query -> {
        Schema schema = model.schema(query.reading().table());
        Pages pages =
            new Pages(
                query.reading(),
                order(query, schema),
                query.forward(),
                query.reading().index().isEmpty());
        Response failed = pages.read(readings.query(query), this::send);
        yield failed == null ? pages.answer() : failure(failed);
      }
      case Call.Scan scan -> {
        Pages pages = new Pages(scan.reading(), List.of(), true, false);
        @Nullable Response failed = null;
        for (int i = 0; i < scan.segments() && failed == null; i++) {
          failed = pages.read(readings.scan(scan, i), this::send);
        }
        yield failed == null ? pages.answer() : failure(failed);
      }
      case Call.BatchGet batch -> batch(send(requests.batchGet(batch)));
      case Call.BatchWrite batch -> done(send(requests.batchWrite(batch)), "UnprocessedItems");
      case Call.TransactWrite transaction -> done(send(requests.transactWrite(transaction)), "");
      case Call.TransactGet transaction -> responses(send(requests.transactGet(transaction)));
      case Call.Statement one ->
          items(send(new Request("ExecuteStatement", statement(one, model))));
      case Call.Statements all -> responses(send(statements(all, model)));
      case Call.AddIndex(int table) -> changed(table, TableRequests.add(requests.table(table)));
      case Call.DropIndex(int table) -> changed(table, TableRequests.drop(requests.table(table)));
    };
  }

  /** The sort key that answers show the order of. */
  private static List<String> order(Call.Query query, Schema schema) {
    return !query.reading().projection().isEmpty() || query.reading().select().equals("COUNT")
        ? List.of()
        : schema.range(query.reading().index());
  }

  private Map<String, Object> statement(Call.Statement one, Model model) {
    return StatementRequest.of(one, requests.table(one.table()), model.schema(one.table()));
  }

  private Request statements(Call.Statements all, Model model) {
    List<Map<String, Object>> texts =
        all.statements().stream().map(one -> statement(one, model)).toList();
    return all.transaction()
        ? new Request("ExecuteTransaction", Map.of("TransactStatements", texts))
        : new Request("BatchExecuteStatement", Map.of("Statements", texts));
  }

  /** Until all indexes are there that should be, the history does not go on. */
  private Answer changed(int table, Request request) {
    Response response = send(request);
    if (response.status() != 200) {
      return failure(response);
    }
    Request describe = new Request("DescribeTable", Map.of("TableName", requests.table(table)));
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(30))
        .until(() -> TableRequests.isSettled(required(describe).body(), request));
    return Answer.of(Map.of());
  }

  private static Answer failure(Response response) {
    Map<String, Object> content = new TreeMap<>();
    Object item = response.body().get("Item");
    if (item != null) {
      content.put("Item", PlainJson.plainItem(item));
    }
    if (response.body().get("CancellationReasons") instanceof List<?> reasons) {
      List<Object> plain = new ArrayList<>();
      for (Object one : reasons) {
        Map<?, ?> reason = (Map<?, ?>) one;
        Object shown = reason.get("Item");
        plain.add(
            Answer.reason(
                String.valueOf(reason.get("Code")),
                shown == null ? null : PlainJson.plainItem(shown)));
      }
      content.put("CancellationReasons", plain);
    }
    return new Answer(response.error(), content);
  }

  private static Answer item(Response response, String name) {
    if (response.status() != 200) {
      return failure(response);
    }
    Object item = response.body().get(name);
    return Answer.of(name, item == null ? null : PlainJson.plainItem(item));
  }

  private static Answer items(Response response) {
    if (response.status() != 200) {
      return failure(response);
    }
    List<?> items = (List<?>) Objects.requireNonNull(response.body().get("Items"));
    return Answer.of("Items", items.stream().map(PlainJson::plainItem).toList());
  }

  private static Answer done(Response response, String empty) {
    if (response.status() != 200) {
      return failure(response);
    }
    Object left = response.body().get(empty);
    return left == null || left.equals(Map.of())
        ? Answer.of(Map.of())
        : Answer.of(empty, String.valueOf(left));
  }

  private Answer batch(Response response) {
    if (response.status() != 200 || !Map.of().equals(response.body().get("UnprocessedKeys"))) {
      return failure(response);
    }
    List<Object> found = new ArrayList<>();
    ((Map<?, ?>) Objects.requireNonNull(response.body().get("Responses")))
        .forEach(
            (table, items) -> {
              String number = ((String) table).substring(requests.prefix().length());
              ((List<?>) items)
                  .forEach(
                      item ->
                          found.add(
                              Map.of(number, PlainJson.plainItem(Objects.requireNonNull(item)))));
            });
    return Answer.of("Responses", Answer.unordered(found));
  }

  private static Answer responses(Response response) {
    if (response.status() != 200) {
      return failure(response);
    }
    List<Object> plain = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(response.body().get("Responses"))) {
      Map<?, ?> answer = (Map<?, ?>) one;
      Object item = answer.get("Item");
      Map<String, Object> told = new TreeMap<>();
      if (item != null) {
        told.put("Item", PlainJson.plainItem(item));
      }
      if (answer.get("Error") instanceof Map<?, ?> error) {
        told.put("Error", String.valueOf(error.get("Code")));
      }
      plain.add(told);
    }
    return Answer.of("Responses", plain);
  }
}
