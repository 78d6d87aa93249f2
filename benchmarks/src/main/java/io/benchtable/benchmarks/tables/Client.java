package io.benchtable.benchmarks.tables;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prepares a server for what is measured, and looks whether it answers rightly. */
final class Client implements AutoCloseable {

  private static final int AT_ONCE = 8;
  private static final int BATCH = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final Signer signer;

  Client(URI address) {
    this.address = address;
    this.signer = new Signer(address);
  }

  /** Makes the table and puts so many items. */
  void prepare(int items) throws IOException, InterruptedException {
    call("CreateTable", Operation.CREATE_TABLE);
    Waits.until(
        PATIENCE,
        "the table to be active",
        () -> call("DescribeTable", "{\"TableName\":\"items\"}").contains("\"ACTIVE\""));
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> batches = new ArrayList<>();
      for (int first = 0; first < items; first += BATCH) {
        String body = batch(first);
        batches.add(workers.submit(() -> call("BatchWriteItem", body)));
      }
      for (Future<?> batch : batches) {
        batch.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("Putting the items into " + address + " failed", e);
    }
  }

  private static String batch(int first) {
    List<String> puts = new ArrayList<>();
    for (int number = first; number < first + BATCH; number++) {
      puts.add("{\"PutRequest\":{\"Item\":%s}}".formatted(Operation.item(number, 0)));
    }
    return "{\"RequestItems\":{\"items\":[%s]}}".formatted(String.join(",", puts));
  }

  /** Fails unless the answer is what makes the figures comparable. */
  void check(Operation operation) throws IOException, InterruptedException {
    String answer = call(operation.target(), operation.body(Operation.PARTITION, 0));
    String expected =
        switch (operation) {
          case GET -> "\"reads\"";
          case PUT, UPDATE -> "{";
          case QUERY -> "\"Count\":" + Operation.PARTITION;
        };
    if (!answer.replace(" ", "").contains(expected)) {
      throw new IOException(
          "Expected the answer to %s to have %s, but it is %s"
              .formatted(operation.target(), expected, answer));
    }
  }

  private String call(String target, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    signer
        .headers(target, body)
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase("Host")) {
                request.header(name, value);
              }
            });
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "Expected %s of %s to answer 200, but it is %d: %s"
              .formatted(target, address, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
