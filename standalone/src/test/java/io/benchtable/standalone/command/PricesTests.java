package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.benchtable.costs.book.BookForm;
import io.benchtable.costs.book.ShippedBooks;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.standalone.client.Tables;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.run.BenchmarkYaml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PricesTests {

  private final Map<String, String> answers = new HashMap<>();
  private volatile int refusalStatus = 404;
  private volatile String refusal = "not here";
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String answer = answers.get(exchange.getRequestURI().toString());
          byte[] body =
              (answer == null ? "{\"detail\": \"" + refusal + "\"}" : answer)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer == null ? refusalStatus : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksTheInstanceForABookOfItsOwn() {
    answers.put("/v1/price-books/lab", book("lab", "2030-01-01"));
    Prices prices = Prices.of(spec("book: lab"), instance());
    assertThat(prices.problems()).isEmpty();
    assertThat(prices.warnings()).isEmpty();
    BenchmarkSpec spec = spec("book: lab");
    assertThat(prices.hourlyRate(spec, spec.design().baseline()).orElseThrow().book().id())
        .hasToString("lab@2030-01-01");
  }

  @Test
  void goesByTheNewestVersionOfTheInstance() {
    answers.put("/v1/price-books/own-hardware", book("own-hardware", "2030-01-01"));
    assertThat(Prices.of(spec("book: own-hardware"), instance()).book())
        .map(book -> book.id().version())
        .contains("2030-01-01");
  }

  @Test
  void refusesABookOrAVersionThatTheInstanceDoesNotHave() {
    answers.put("/v1/price-books", "{\"priceBooks\": [{\"name\": \"lab\"}]}");
    answers.put("/v1/price-books/lab", book("lab", "2030-01-01"));
    assertThat(Prices.of(spec("book: lap"), instance()).problems())
        .extracting(Problem::sentence)
        .containsExactly("spec.pricing.book: expected a price book: lab, but it is lap");
    assertThat(Prices.of(spec("book: lab, version: '1999'"), instance()).problems())
        .extracting(Problem::sentence)
        .containsExactly(
            "spec.pricing.version: expected a version of price book lab: 2030-01-01, but it is"
                + " 1999");
  }

  @Test
  void goesByTheShippedBooksWhereTablesAreServedWithoutThem() {
    assertThat(Prices.of(spec("book: own-hardware"), instance()).book()).isPresent();
    assertThat(Prices.of(spec("book: lab"), instance()).warnings())
        .containsExactly("price book lab is none of those that are shipped: not here");
  }

  @Test
  void refusesABookOfTheInstanceThatCannotBeReadThoughOneOfItsNameIsShipped() {
    refusalStatus = 422;
    refusal = "own-hardware@9 cannot be read: Expected a list at price book.prices, but it is 7";
    Prices prices = Prices.of(spec("book: own-hardware"), instance());
    assertThat(prices.book()).isEmpty();
    assertThat(prices.problems())
        .extracting(Problem::sentence)
        .containsExactly(
            "spec.pricing.book: expected a readable price book ("
                + refusal
                + "), but it is own-hardware");
  }

  @Test
  void warnsWhereTheInstanceDoesNotShowItsOwnBook() {
    refusalStatus = 503;
    Prices prices = Prices.of(spec("book: own-hardware"), instance());
    assertThat(prices.book()).isPresent();
    assertThat(prices.warnings())
        .containsExactly(
            "price book own-hardware is the shipped one, not the instance's: not here");
  }

  @Test
  void warnsOfWhatIsNotShippedWhereNoInstanceAnswers() {
    for (String pricing : new String[] {"book: lab", "book: own-hardware, version: '2030'"}) {
      Prices prices = Prices.of(spec(pricing), Optional.empty());
      assertThat(prices.problems()).isEmpty();
      assertThat(prices.warnings())
          .singleElement()
          .asString()
          .contains("no instance runs here that could know it");
    }
  }

  private Optional<Tables> instance() {
    return Optional.of(
        new Tables(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token"));
  }

  private static BenchmarkSpec spec(String pricing) {
    return BenchmarkYaml.read(
            "{name: x, pipeline: [{name: a, command: [a]}], pricing: {" + pricing + "}}")
        .checked()
        .spec()
        .orElseThrow();
  }

  private static String book(String name, String version) {
    PriceBook shipped = ShippedBooks.load().getFirst();
    Map<String, Object> values = new HashMap<>(BookForm.whole(shipped));
    values.put("name", name);
    values.put("version", version);
    return Tables.JSON.writeValueAsString(values);
  }
}
