package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.costs.book.BookForm;
import io.benchtable.costs.book.ShippedBooks;
import io.benchtable.costs.price.Price;
import io.benchtable.standalone.CommandLineProcess.Outcome;
import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every command that speaks to an instance, on one instance with a benchmark that has ended. */
class CommandsIntegrationTests {

  private static final String SPEC =
      """
      name: %s
      parameters: {word: [one, two]}
      repetitions: 1
      noise: off
      warmup: 0
      pipeline:
        - name: say
          command: [%s]
      """;

  @TempDir static Path folder;

  private static InstanceProcess instance;
  private static Path file;
  private static String ended;

  @BeforeAll
  static void start() throws Exception {
    instance = InstanceProcess.up(folder.resolve("data"), "memory");
    file = file("words", "echo, '${word}'");
    Outcome submitted = instance.here("submit", file.toString(), "--wait", "--json");
    assertThat(submitted.exitCode()).as(submitted.err()).isZero();
    ended = submitted.json().path("benchmarkId").asString();
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  @Test
  void listsBenchmarks() {
    assertThat(done("list").out()).contains(ended).contains("words").contains("complete");
    assertThat(done("list", "--json").json().findValuesAsString("benchmarkId")).contains(ended);
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "watch"})
  void showsABenchmark(String command) {
    assertThat(done(command, ended).out())
        .contains("word=one")
        .contains("too few runs")
        .contains("/benchmarks/" + ended);
    assertThat(done(command, ended, "--json").json().findValue("status").asString())
        .isEqualTo("COMPLETE");
  }

  @Test
  void triesOneConfiguration() {
    Outcome tried = done("try", file.toString(), "--configuration", "word=two");
    assertThat(tried.out())
        .contains("measured complete")
        .containsPattern("(?m)^two$")
        .doesNotContainPattern("(?m)^one$")
        .contains("/benchmarks/");
  }

  @Test
  void pricesByABookOfTheInstance() throws Exception {
    Path priced = priced("lab");
    assertThat(instance.here("check", priced.toString()).exitCode()).isEqualTo(2);
    ObjectNode head = Tables.JSON.valueToTree(BookForm.head(ShippedBooks.load().getFirst()));
    for (Price price : ShippedBooks.load().getFirst().prices()) {
      ObjectNode item = Tables.JSON.valueToTree(BookForm.price(price));
      item.put("book@version", "lab@1");
      instance.tables().create("prices", item, "lab@1", price.sku());
    }
    instance
        .tables()
        .create("price-books", head.put("name", "lab").put("version", "1"), "lab", "1");
    assertThat(done("check", priced.toString()).out()).contains("an hour (lab@1)");
  }

  @Test
  void saysThatABookOfTheInstanceCannotBeRead() throws Exception {
    String book = "aws-ec2-on-demand";
    ObjectNode head = Tables.JSON.createObjectNode().put("name", book).put("version", "9999");
    instance.tables().create("price-books", head, book, "9999");
    Outcome checked = instance.here("check", priced(book).toString());
    assertThat(checked.exitCode()).isEqualTo(2);
    assertThat(checked.err())
        .contains(book + ".yaml: spec.pricing.book")
        .contains(book + "@9999 cannot be read: Expected an object at price book.billing");
  }

  @Test
  void showsRunsLogsAndCosts() {
    String id =
        done("submit", file.toString(), "--wait", "--json").json().path("benchmarkId").asString();
    assertThat(done("runs", id).out()).contains("word=two").contains("complete");
    JsonNode run = done("runs", id, "--json").json().get(0);
    String runId = run.path("runId").asString();

    assertThat(done("logs", runId).out()).contains("stdout").containsPattern("(?m)^(one|two)$");
    assertThat(done("logs", runId, "say", "--json").json()).hasSize(1);

    assertThat(done("costs", id).out()).contains("measured").contains("total");
    assertThat(done("costs", id, "--json").json().findValues("BilledCost")).isNotEmpty();
  }

  @Test
  void saysWhatTheDirectoryHolds() {
    assertThat(done("du").out()).contains("postgresql").contains("total");
    assertThat(done("du", "--json").json().path("postgresql").asLong()).isPositive();
    assertThat(done("env").out()).contains("export BENCHTABLE_TOKEN='");
    assertThat(done("env", "--json").json().path("BENCHTABLE_TOKEN").asString()).isNotBlank();
  }

  @Test
  void estimatesFromAnEarlierBenchmark() {
    assertThat(done("check", file.toString()).out()).containsPattern("Estimate: .* going by ");
    JsonNode estimate = done("check", file.toString(), "--json").json().path("estimate");
    assertThat(new BigDecimal(estimate.path("seconds").asString())).isPositive();
    assertThat(new BigDecimal(estimate.path("cost").asString())).isPositive();
  }

  @Test
  void endsWithOneWhenTheBenchmarkFails() throws Exception {
    Outcome failed = instance.here("submit", file("failing", "'false'").toString(), "--wait");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).contains("failed");
  }

  @Test
  void retriesAndRemoves() throws Exception {
    Path failing = file("failing again", "'false'");
    String id =
        instance
            .here("submit", failing.toString(), "--wait", "--json")
            .json()
            .path("benchmarkId")
            .asString();

    assertThat(done("retry", id, "--json").json().path("benchmarkId").asString()).isEqualTo(id);
    assertThat(instance.here("watch", id).exitCode()).isEqualTo(1);
    assertThat(instance.here("retry", id, "--wait").exitCode()).isEqualTo(1);

    assertThat(done("rm", id, "--json").json().path("deleted").asString()).isEqualTo(id);
    assertThat(instance.here("show", id).exitCode()).isEqualTo(1);
  }

  @Test
  void cancelsAndRefusesWhatIsNotYetOrNoLongerPossible() throws Exception {
    String id = submit(file("sleeping", "sleep, '100'"));
    for (String command : List.of("rm", "retry")) {
      Outcome refused = instance.here(command, id);
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains(id);
    }
    assertThat(done("cancel", id, "--json").json().path("status").asString())
        .isEqualTo("CANCELLED");
    assertThat(instance.here("cancel", id).err()).contains("is cancelled already");
    assertThat(instance.here("watch", id).exitCode()).isEqualTo(1);
  }

  @Test
  void prunesTheFilesOfWhatHasEndedAlone() throws Exception {
    Tables tables = instance.tables();
    String id = "live:" + ended; // its directories are not named as its runs are
    JsonNode spec = tables.get("benchmarks", submit(file("pruned", "sleep, '100'"))).orElseThrow();
    instance.here("cancel", spec.path("benchmarkId").asString());
    tables.create(
        "benchmarks",
        Tables.JSON
            .createObjectNode()
            .put("benchmarkId", id)
            .<ObjectNode>set("spec", spec.path("spec")),
        id);
    List<Path> live =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> directories("live%3A" + ended), found -> !found.isEmpty());
    Path old = directories(ended).getFirst();

    assertThat(done("prune", "--older-than", "0h", "--json").json().path("prunedRuns").asInt())
        .isPositive();

    assertThat(old).doesNotExist();
    assertThat(live.getFirst()).exists();
    assertThat(done("prune", "--older-than", "0h").out()).contains("Pruned the files of");
    assertThat(done("cancel", id).out()).contains("is cancelled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "watch", "runs", "logs", "costs", "retry", "cancel", "rm"})
  void saysThatThereIsNoSuchItem(String command) {
    Outcome said = instance.here(command, "no-such-id");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("There is no ").contains("no-such-id");
  }

  private static List<Path> directories(String prefix) throws IOException {
    try (var entries = Files.list(instance.data().resolve("worker/runs"))) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private static String submit(Path benchmark) {
    return done("submit", benchmark.toString()).out().strip();
  }

  private static Path file(String name, String command) throws IOException {
    return Files.writeString(
        folder.resolve(name.replace(' ', '-') + ".yaml"), SPEC.formatted(name, command));
  }

  private static Path priced(String book) throws IOException {
    return Files.writeString(
        folder.resolve(book + ".yaml"),
        SPEC.formatted("priced", "'true'") + "pricing: {book: " + book + "}\n");
  }

  private static Outcome done(String... arguments) {
    Outcome said = instance.here(arguments);
    assertThat(said.exitCode()).as("%s: %s", List.of(arguments), said.err()).isZero();
    return said;
  }
}
