package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.dynamodb.Exchanges.Case;
import io.benchtable.tables.dynamodb.Exchanges.Exchange;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sends what the files of exchanges say, and expects exactly the answers that they say. */
class ExchangesIntegrationTests {

  private static final Path FILES = Path.of("src/test/resources/exchanges");

  private final HttpClient http = HttpClient.newHttpClient();

  @TestFactory
  Stream<DynamicContainer> answersExactly() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream().map(this::container);
    }
  }

  private DynamicContainer container(Path file) {
    String topic = file.getFileName().toString().replace(".txt", "");
    try {
      Exchanges exchanges = Exchanges.read(file, topic + "-");
      Stream<DynamicTest> setUp =
          exchanges.setUp().isEmpty()
              ? Stream.empty()
              : Stream.of(DynamicTest.dynamicTest("set-up", () -> send(exchanges.setUp())));
      return DynamicContainer.dynamicContainer(
          topic, Stream.concat(setUp, exchanges.cases().stream().map(this::test)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private DynamicTest test(Case one) {
    return DynamicTest.dynamicTest(
        one.name(),
        () -> {
          assertThat(one.exchanges()).isNotEmpty();
          send(one.exchanges());
        });
  }

  private void send(List<Exchange> exchanges) throws IOException, InterruptedException {
    for (Exchange exchange : exchanges) {
      HttpResponse<String> answer = send(exchange);
      if (exchange.answer().isEmpty()) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        continue;
      }
      ExpectedAnswer expected = ExpectedAnswer.parse(exchange.answer().get());
      assertThat(
              new ExpectedAnswer(
                  answer.statusCode(),
                  ExpectedAnswer.masked(ExpectedAnswer.json(answer.body()), expected.body())))
          .isEqualTo(expected);
    }
  }

  private HttpResponse<String> send(Exchange exchange) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(RunningTableService.address())
            .header("Authorization", "Bearer " + RunningTableService.TOKEN)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + exchange.operation())
            .POST(HttpRequest.BodyPublishers.ofString(exchange.body()))
            .build(),
        BodyHandlers.ofString());
  }
}
