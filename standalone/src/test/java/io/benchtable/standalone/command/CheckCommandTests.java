package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CheckCommandTests {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void findsToolsInFoldersBesideTheFile() throws IOException {
    Path tool = Files.createFile(Files.createDirectory(folder.resolve("bin")).resolve("my-tool"));
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    assertThat(
            check("{name: x, software: {path: [bin]}, pipeline: [{name: a, command: [my-tool]}]}"))
        .isZero();
    assertThat(out.toString())
        .contains("tools from folders " + folder.resolve("bin"))
        .doesNotContain("Not found");
  }

  @Test
  void refusesAFolderAsAFileOfTheDataset() throws IOException {
    assertThat(
            check("{name: x, dataset: {files: {f: .}}, pipeline: [{name: a, command: ['true']}]}"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("spec.dataset.files.f: expected a readable file");
  }

  @Test
  void namesAllFieldsOfAnEstimateWithoutAnInstance() throws IOException {
    check("{name: x, pipeline: [{name: a, command: ['true']}]}", "--json");
    JsonNode estimate = Tables.JSON.readTree(out.toString()).path("estimate");
    for (String field : new String[] {"seconds", "cost", "currency"}) {
      assertThat(estimate.path(field).isNull()).as(field).isTrue();
    }
    assertThat(estimate.path("basis").isArray()).isTrue();
    assertThat(estimate.path("unknown")).hasSize(1);
  }

  @Test
  void saysBetweenHowManyRunsABenchmarkTakesThatIsStopped() throws IOException {
    String spec =
        "{name: x, parameters: {k: [1, 2]}, until: {precision: 0.01, maximum: 20},"
            + " pipeline: [{name: a, command: ['true']}]}";
    assertThat(check(spec)).isZero();
    assertThat(out.toString())
        .contains("2 configurations, 18 to 42 runs (0 set-up, 2 warm-up, 16 to 40 measured)");
    assertThat(check(spec.replace("maximum: 20", "maximum: 6"))).isEqualTo(2);
    assertThat(err.toString()).contains("spec.until.maximum: expected at least 7 blocks");
  }

  @Test
  void givesTheRateOfEachConfiguration() throws IOException {
    check("{name: x, parameters: {k: [1, 2]}, pipeline: [{name: a, command: ['true']}]}", "--json");
    JsonNode answer = Tables.JSON.readTree(out.toString());
    assertThat(answer.path("baseline").asString()).isEqualTo("k=1");
    JsonNode second = answer.path("configurations").path(1);
    assertThat(second.path("parameters").path("k").asInt()).isEqualTo(2);
    assertThat(second.path("hourlyRate").asString()).matches("0\\.0\\d+");
    assertThat(second.path("currency").asString()).isEqualTo("USD");
    assertThat(second.path("priceBook").asString()).startsWith("own-hardware@");
  }

  @Test
  void warnsOfABookThatIsNotShipped() throws IOException {
    String spec = "{name: x, pricing: {book: lab}, pipeline: [{name: a, command: ['true']}]}";
    assertThat(check(spec)).isZero();
    assertThat(err.toString()).contains("price book lab is none of those that are shipped");
    assertThat(out.toString()).contains("price unknown");
    assertThat(check(spec, "--json")).isZero();
    assertThat(out.toString()).contains("\"warnings\":[\"price book lab");
  }

  private int check(String spec, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("benchmark.yaml"), spec);
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 80);
    String[] all = {"check", file.toString(), "--data", folder.toString()};
    return Commands.on(terminal)
        .execute(Stream.of(all, options).flatMap(Arrays::stream).toArray(String[]::new));
  }
}
