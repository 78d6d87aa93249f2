package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.benchtable.jobs.job.LogPass;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.InstanceProblem;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandsTests {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Terminal terminal =
      new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 80);

  static List<String> commands() {
    Terminal nowhere =
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            false,
            80);
    return new ArrayList<>(Commands.on(nowhere).getSubcommands().keySet());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(String command) {
    assertThat(Commands.on(terminal).execute(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: benchtable " + command).contains("Example");
  }

  @Test
  void saysWhatIsWrongWithAnUnknownOption() {
    assertThat(Commands.on(terminal).execute("list", "--colour")).isEqualTo(2);
    assertThat(err.toString()).contains("--colour");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandPrintsJson(String command) {
    Commands.on(terminal).execute(command, "--help");
    assertThat(out.toString()).contains("--json");
  }

  @Test
  void saysInOneSentenceThatAFileCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(Commands.on(terminal).execute("init", file + "/sub/benchmark.yaml")).isEqualTo(1);
    assertThat(Commands.on(terminal).execute("env", "--compose", folder + "/no/.env")).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("benchtable: ").contains("cannot be used"));
    assertThat(err.toString()).contains("there is no such file or folder");
  }

  @Test
  void saysThatSomethingElseAnswers() throws Exception {
    HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    other.start();
    try {
      String address = "http://127.0.0.1:" + other.getAddress().getPort();
      assertThat(Commands.on(terminal).execute("list", "--endpoint", address)).isEqualTo(3);
      assertThat(err.toString()).hasLineCount(1).contains("something else answers");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void saysWhichProgramsAreMissing() throws Exception {
    Path file = folder.resolve("missing.yaml");
    Files.writeString(
        file,
        "{name: x, pipeline: [{name: a, command: [/no/such/program]},"
            + " {name: b, command: [./made-by-a]}, {name: c, command: ['true']}]}");
    assertThat(Commands.on(terminal).execute("check", file.toString(), "--data", folder.toString()))
        .isZero();
    assertThat(out.toString())
        .contains("Not found on this machine: /no/such/program")
        .doesNotContain("Not found on this machine: ./made-by-a")
        .doesNotContain("Not found on this machine: true")
        .contains("Unknown: time and cost: no instance runs here");
  }

  @Test
  void readsALogWithAPassForIt() throws IOException {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer worker = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    worker.createContext(
        "/",
        exchange -> {
          requests.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write("hi\n".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    worker.start();
    try {
      URI tables = URI.create("http://127.0.0.1:1");
      JsonNode job =
          Tables.JSON.readTree(
              """
              {"runId": "r", "jobId": "one#1",
               "log": {"address": "http://batch-worker.invalid:%d/v1/logs/r/one%%231"}}
              """
                  .formatted(worker.getAddress().getPort()));
      new Logs(new Tables(tables, "token"), terminal, 100).print(List.of(job));
    } finally {
      worker.stop(0);
    }
    assertThat(out.toString()).contains("── one#1 stdout", "hi");
    assertThat(requests)
        .containsExactly(
            "/v1/logs/r/one%231?stream=stdout&tail=100 Bearer " + LogPass.of("token", "r", "one#1"),
            "/v1/logs/r/one%231?stream=stderr&tail=100 Bearer "
                + LogPass.of("token", "r", "one#1"));
  }

  @Test
  void readsNothingButLogs() {
    Tables tables = new Tables(URI.create("http://127.0.0.1:1"), "token");
    JsonNode job =
        Tables.JSON.readTree(
            "{\"jobId\": \"one\", \"log\": {\"address\": \"http://127.0.0.1/x\"}}");
    assertThatThrownBy(() -> new Logs(tables, terminal, 100).print(List.of(job)))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("http://127.0.0.1/x");
  }

  @Test
  void saysThatNoInstanceRuns() {
    for (String command : List.of("list", "env")) {
      assertThat(Commands.on(terminal).execute(command, "--data", folder.toString())).isEqualTo(3);
    }
    assertThat(err.toString()).contains("No instance runs on").contains("./benchtable up");
  }

  @Test
  void writesATemplateThatIsValidAndNotASecondTime() throws Exception {
    Path file = folder.resolve("new/other: \"file\".yaml");
    assertThat(Commands.on(terminal).execute("init", file.toString())).isZero();
    assertThat(Commands.on(terminal).execute("check", file.toString(), "--data", folder.toString()))
        .as(err.toString() + out)
        .isZero();
    assertThat(out.toString())
        .contains("3 configurations", "gzip -9 -c input.txt")
        .contains("Unknown: time and cost: no instance runs here");
    assertThat(Commands.on(terminal).execute("init", file.toString())).isEqualTo(2);
    assertThat(Files.readString(file)).startsWith("# A benchmark");
  }

  @Test
  void namesLineAndColumnOfYamlThatDoesNotParse() throws Exception {
    Path file = folder.resolve("broken.yaml");
    Files.writeString(file, "name: x\npipeline: [\n  {name: a\n");
    assertThat(Commands.on(terminal).execute("check", file.toString())).isEqualTo(2);
    assertThat(err.toString()).containsPattern("broken\\.yaml:\\d+:\\d+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: x, colour: red, pipeline: [{name: a, command: ['true']}]}",
        "{name: x, parameters: {k: []}, pipeline: [{name: a, command: ['true']}]}",
        "{name: x, parameters: {k: [1]}, pipeline: [{name: a, command: [echo, '${j}']}]}",
        "{name: x, dataset: {files: {f: nowhere.fa}}, pipeline: [{name: a, command: ['true']}]}",
        "{name: x, pricing: {book: aws-ec2-on-demand, instanceType: m9.gigantic}, pipeline: [{name:"
            + " a, command: ['true']}]}",
        "{name: x, parameters: {k: [1]}, baseline: {k: 2}, pipeline: [{name: a, command:"
            + " ['true']}]}",
        "{name: x, repetitions: 10001, pipeline: [{name: a, command: ['true']}]}"
      })
  void refusesBadSpecsByNameBeforeAnythingStarts(String yaml) throws Exception {
    Path file = folder.resolve("bad.yaml");
    Files.writeString(file, yaml);
    assertThat(Commands.on(terminal).execute("check", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("expected");
  }

  @Test
  void saysWhatAnEstimateGoesByAndWhatIsUnknown() {
    JsonNode estimate =
        Tables.JSON.readTree(
            """
            {"runs": 67, "seconds": "128.2", "untimedRuns": 11, "cost": "0.00081",
             "unpricedRuns": 0, "currency": "USD",
             "basis": [{"benchmarkId": "b", "name": "k-mer counting", "host": "lab-7", "runs": 56}],
             "unknown": ["time of 11 of 67 runs: some configurations have not run here yet"]}
            """);
    assertThat(new Forecast(estimate).lines())
        .containsExactly(
            "Estimate: at least 2 min 10 s, $0.00081, going by 56 runs of k-mer counting on lab-7",
            "Unknown: time of 11 of 67 runs: some configurations have not run here yet");
  }

  @Test
  void makesIdsThatSortByTime() {
    assertThat(Submission.newId(1_795_000_000_000L))
        .hasSize(26)
        .isLessThan(Submission.newId(1_795_000_000_001L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "d", "-3d", "3y"})
  void refusesAnAgeThatIsNone(String age) {
    assertThat(
            Commands.on(terminal)
                .execute("prune", "--data", folder.toString(), "--older-than", age))
        .isEqualTo(2);
  }

  @Test
  void readsAges() {
    assertThat(new PruneCommand.Age().convert("8w")).isEqualTo(Duration.ofDays(56));
  }
}
